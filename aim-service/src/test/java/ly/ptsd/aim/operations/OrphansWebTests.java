package ly.ptsd.aim.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.UUID;
import ly.ptsd.aim.sql.Columns;
import ly.ptsd.aim.testbed.Api;
import ly.ptsd.aim.testbed.StandstillTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@StandstillTest
class OrphansWebTests {

    private static final String ORPHANS = "/api/operations/orphans";
    private static final String BUCKET = "ptsd-test-abcdefghijkl";
    private static final Instant FIRST_SEEN = Instant.parse("2026-01-01T00:00:00Z");

    private final JdbcClient jdbc;
    private final UUID account = UUID.randomUUID();
    private Api operator;

    OrphansWebTests(@Autowired JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @BeforeEach
    void start(@LocalServerPort int port) {
        operator = Api.at(port).asOperator(account);
        jdbc.sql("DELETE FROM orphan").update();
        jdbc.sql("DELETE FROM audit").update();
        find("INSTANCE", "i-1");
        find("IDENTITY", "abcdefghijkl");
        find("BUCKET", BUCKET);
    }

    @Test
    void showsWhatIsUnknownAndWhatWillBecomeOfIt() {
        var orphans = operator.get(ORPHANS).json();
        var instance = orphans.at("/unknownInstances/0");
        assertThat(instance.path("instanceId").asString()).isEqualTo("i-1");
        assertThat(instant(instance.path("stopAt").asString())).isEqualTo(FIRST_SEEN.plus(Duration.ofMinutes(15)));
        assertThat(instant(instance.path("removeAt").asString())).isEqualTo(FIRST_SEEN.plus(Duration.ofHours(24)));
        assertThat(orphans.at("/unknownIdentities/0/tenantId").asString()).isEqualTo("abcdefghijkl");
        var bucket = orphans.at("/unknownBuckets/0");
        assertThat(bucket.path("name").asString()).isEqualTo(BUCKET);
        assertThat(bucket.path("removalAskedAt").isNull()).isTrue();
        assertThat(orphans.path("missing")).isEmpty();
    }

    @Test
    void removesABucketWhoseNameIsTypedOnceMore() {
        asleep();
        var answer = remove(BUCKET, BUCKET, "a test was forgotten");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().at("/unknownBuckets/0/removalAskedAt").isString())
                .isTrue();
        assertThat(executionTime()).as("the sweep is woken").isBefore(LocalDateTime.of(2100, 1, 1, 0, 0));
        var entry = operator.get("/api/operations/audit").json().at("/items/0");
        assertThat(entry.path("command").asString()).isEqualTo("removeBucket");
        assertThat(entry.path("subject").asString()).isEqualTo(BUCKET);
        assertThat(entry.path("operator").asString()).isEqualTo(account.toString());
    }

    @Test
    void removesNothingUnderAnotherName() {
        var refused = remove(BUCKET, "ptsd-test-abcdefghijkm", "why");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("request_invalid");
        assertNothingHappened();
    }

    @Test
    void removesNothingWithoutAReason() {
        assertThat(remove(BUCKET, BUCKET, " ").code()).isEqualTo("request_invalid");
        assertNothingHappened();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ptsd-test-another", "i-1", "abcdefghijkl", "Not-A-Name", "x"})
    void knowsNoOtherBucket(String name) {
        var refused = remove(name, name, "why");
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.code()).isEqualTo("not_found");
        assertNothingHappened();
    }

    private void assertNothingHappened() {
        assertThat(operator.get(ORPHANS)
                        .json()
                        .at("/unknownBuckets/0/removalAskedAt")
                        .isNull())
                .isTrue();
        assertThat(operator.get("/api/operations/audit").json().path("items")).isEmpty();
    }

    private Api.Answer remove(String name, String confirm, String reason) {
        return operator.post(ORPHANS + "/buckets/" + name + "/removal", Map.of("reason", reason, "confirm", confirm));
    }

    private void asleep() {
        jdbc.sql("""
                INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                VALUES ('sweep', 'recurring', '2200-01-01', FALSE, 1)
                ON DUPLICATE KEY UPDATE execution_time = '2200-01-01'""").update();
    }

    private LocalDateTime executionTime() {
        return jdbc.sql("SELECT execution_time FROM scheduled_tasks WHERE task_name = 'sweep'")
                .query(LocalDateTime.class)
                .single();
    }

    private static Instant instant(String text) {
        return Instant.parse(text);
    }

    private void find(String kind, String name) {
        jdbc.sql("INSERT INTO orphan (kind, name, first_seen_at) VALUES (?, ?, ?)")
                .params(kind, name, Columns.of(FIRST_SEEN))
                .update();
    }
}
