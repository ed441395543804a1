package ly.ptsd.aim.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import ly.ptsd.aim.testbed.Api;
import ly.ptsd.aim.testbed.Api.Answer;
import ly.ptsd.aim.testbed.StandstillTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** However often and at whatever moment somebody clicks, there is one subscription. */
@StandstillTest
class SubscribingTests {

    /** Every connection there is. */
    private record Taken(List<Connection> connections) implements AutoCloseable {

        Taken(HikariDataSource pool) throws SQLException {
            this(new ArrayList<>());
            while (connections.size() < pool.getMaximumPoolSize()) {
                connections.add(pool.getConnection());
            }
        }

        @Override
        public void close() throws SQLException {
            for (var connection : connections) {
                connection.close();
            }
        }
    }

    private final UUID account = UUID.randomUUID();
    private Api anybody;
    private Api api;

    @BeforeEach
    void start(@LocalServerPort int port) {
        anybody = Api.at(port);
        api = anybody.as(account);
    }

    @Test
    void repeatsTheAnswerToARepeatedRequest() {
        var first = api.subscribe("plus", "key");
        var again = api.subscribe("plus", "key");
        assertThat(first.status()).isEqualTo(202);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.text()).isEqualTo(first.text());
    }

    @Test
    void refusesAUsedKeyForAnotherRequest() {
        api.subscribe("plus", "key");
        refused(api.subscribe("pro", "key"), 422, "idempotency_key_reused");
    }

    @Test
    void keepsTheKeysOfAccountsApart() {
        var mine = api.subscribe("plus", "key");
        var theirs = anybody.as(UUID.randomUUID()).subscribe("pro", "key");
        assertThat(theirs.status()).isEqualTo(202);
        assertThat(theirs.string("id")).isNotEqualTo(mine.string("id"));
    }

    @Test
    void namesTheSubscriptionThatStandsInTheWayOfASecondOne() {
        var first = api.subscribe();
        var second = api.subscribe();
        refused(second, 409, "subscription_exists");
        assertThat(second.string("subscriptionId")).isEqualTo(first.string("id"));
        assertThat(api.get("/api/subscriptions").json())
                .extracting(listed -> listed.path("id").asString())
                .containsExactly(first.string("id"));
    }

    @Test
    void isAskedToComeAgainWhileEveryConnectionIsTaken(@Autowired DataSource source) throws SQLException {
        var pool = source.unwrap(HikariDataSource.class);
        try (var _ = new Taken(pool)) {
            var answer = api.subscribe("plus", "key");
            refused(answer, 503, "service_busy");
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
        }
        assertThat(api.subscribe("plus", "key").status()).isEqualTo(202);
    }

    @Test
    void refusesAnUnknownPlanAndLeavesTheKeyUnused() {
        refused(api.subscribe("gold", "key"), 422, "plan_unknown");
        assertThat(api.get("/api/subscriptions").text()).isEqualTo("[]");
        assertThat(api.subscribe("basic", "key").status()).isEqualTo(202);
    }

    @Test
    void wantsAKey() {
        refused(api.post("/api/subscriptions", Map.of("planId", "basic")), 400, "idempotency_key_missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a key of more than sixty-four characters, which is longer than a key needs to be"})
    void wantsAKeyOfAReasonableLength(String key) {
        refused(api.subscribe("basic", key), 400, "request_invalid");
    }

    @Test
    void wantsAPlan() {
        var answer = api.subscribe("", "key");
        refused(answer, 400, "request_invalid");
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("planId");
    }

    @Test
    void answersAWrongIdAsABadRequest() {
        refused(api.get("/api/subscriptions/none"), 400, "request_invalid");
    }

    @Test
    void makesOneSubscriptionOfADoubleClick() {
        var answers = race(IntStream.range(0, 8).mapToObj(_ -> "the same key").toList());
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.text()).isEqualTo(202));
        assertThat(answers)
                .extracting(answer -> answer.string("id"))
                .containsOnly(answers.getFirst().string("id"));
    }

    @Test
    void makesOneSubscriptionOfARaceOfTabs() {
        var answers =
                race(IntStream.range(0, 8).mapToObj(tab -> "key of tab " + tab).toList());
        assertThat(answers).filteredOn(answer -> answer.status() == 202).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 202)
                .allSatisfy(answer -> refused(answer, 409, "subscription_exists"));
    }

    private List<Answer> race(List<String> keys) {
        try (var tabs = Executors.newVirtualThreadPerTaskExecutor()) {
            var clicks = keys.stream()
                    .map(key -> (Callable<Answer>) () -> api.subscribe("basic", key))
                    .toList();
            return tabs.invokeAll(clicks).stream().map(Future::resultNow).toList();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static void refused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }
}
