package ly.ptsd.aim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import ly.ptsd.aim.testbed.AimTest;
import ly.ptsd.aim.testbed.Api;
import ly.ptsd.aim.testbed.Cloud;
import ly.ptsd.aim.testbed.MediaServer;
import ly.ptsd.platform.messages.Message;
import ly.ptsd.platform.messages.MessageJson;
import ly.ptsd.platform.messages.SubscriptionActivated;
import ly.ptsd.platform.messages.TenantMoved;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From the wish to the running server, as owner, media server and gateway see it. */
@AimTest
class ProvisioningScenarioTests {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final UUID account = UUID.randomUUID();
    private final StringRedisTemplate redis;
    private Api anybody;
    private Api owner;

    ProvisioningScenarioTests(@Autowired StringRedisTemplate redis) {
        this.redis = redis;
    }

    @BeforeEach
    void start(@LocalServerPort int port) {
        anybody = Api.at(port);
        owner = anybody.as(account);
    }

    @Test
    void givesASubscriberARunningServerOfTheirOwn() throws Exception {
        var wanted = owner.subscribe();
        assertThat(wanted.status()).isEqualTo(202);
        assertThat(wanted.string("state")).isEqualTo("REQUESTED");
        var id = wanted.string("id");
        var tenant = wanted.string("tenantId");
        assertThat(wanted.headers().firstValue("Location")).hasValue("/api/subscriptions/" + id);
        var notYet = owner.post("/api/subscriptions/" + id + "/media-token");
        assertThat(notYet.status()).isEqualTo(409);
        assertThat(notYet.code()).isEqualTo("server_not_ready");

        var events = new ArrayList<JsonNode>();
        var follower = Thread.ofVirtual().start(() -> follow(id, events));

        var server = new MediaServer(
                anybody,
                await().atMost(SOON)
                        .until(() -> Cloud.living(tenant), list -> list.size() == 1)
                        .getFirst());
        var starting = anybody.get("/internal/tenants/" + tenant + "/address");
        assertThat(starting.status()).isEqualTo(503);
        assertThat(starting.headers().firstValue("Retry-After")).hasValue("5");

        var configuration = await().atMost(SOON).until(server::boot, answer -> answer.status() == 200);
        assertThat(configuration.string("tenantId")).isEqualTo(tenant);
        assertThat(configuration.string("owner")).isEqualTo(account.toString());
        assertThat(configuration.string("bucket"))
                .isEqualTo(Cloud.buckets(tenant).getFirst());
        assertThat(configuration.json().at("/plan/maxHeight").asInt()).isEqualTo(1080);
        assertThat(server.callIn(configuration.string("machineToken")).status()).isEqualTo(200);

        follower.join(SOON);
        assertThat(events.getLast().path("state").asString()).isEqualTo("ACTIVE");
        assertThat(events.getLast().path("steps")).allSatisfy(step -> {
            assertThat(step.path("state").asString()).isEqualTo("DONE");
            assertThat(step.path("startedAt").isNull()).isFalse();
            assertThat(step.path("finishedAt").isNull()).isFalse();
        });
        assertThat(events).extracting(event -> event.path("state").asString()).contains("PROVISIONING");

        var address = anybody.get("/internal/tenants/" + tenant + "/address");
        var privateAddress = Cloud.living(tenant).getFirst().privateIpAddress();
        assertThat(address.string("address")).isEqualTo("https://" + privateAddress + ":8090");
        assertThat(address.string("host")).isEqualTo(tenant + ".tenants.internal");
        assertThat(address.json().path("generation").asInt()).isEqualTo(1);

        var media = owner.post("/api/subscriptions/" + id + "/media-token");
        assertThat(media.status()).isEqualTo(200);
        var token = SignedJWT.parse(media.string("token"));
        assertThat(token.getHeader().getType().toString()).isEqualTo("media+jwt");
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("media:" + tenant);
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo(account.toString());

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(messages(tenant))
                        .anySatisfy(message -> assertThat(message)
                                .isInstanceOfSatisfying(
                                        SubscriptionActivated.class,
                                        activated -> assertThat(activated.accountId())
                                                .isEqualTo(account)))
                        .anySatisfy(message -> assertThat(message)
                                .isInstanceOfSatisfying(
                                        TenantMoved.class,
                                        moved -> assertThat(moved.address()).hasToString(address.string("address")))));
        assertThat(messages(tenant)).hasSize(2);
    }

    private void follow(String id, List<JsonNode> events) {
        try (var lines = owner.stream("/api/subscriptions/" + id + "/timeline").body()) {
            lines.filter(line -> line.startsWith("data:"))
                    .map(line -> JsonMapper.shared().readTree(line.substring("data:".length())))
                    .forEach(events::add);
        }
    }

    private List<Message> messages(String tenant) {
        return redis.opsForStream().range(Message.STREAM, Range.unbounded()).stream()
                .map(entry -> String.valueOf(entry.getValue().get(Message.FIELD)))
                .filter(json -> json.contains(tenant))
                .map(MessageJson::read)
                .toList();
    }
}
