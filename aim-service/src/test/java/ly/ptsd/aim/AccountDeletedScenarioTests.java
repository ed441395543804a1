package ly.ptsd.aim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ly.ptsd.aim.tenant.DeploymentProperties;
import ly.ptsd.aim.testbed.AimTest;
import ly.ptsd.aim.testbed.Api;
import ly.ptsd.aim.testbed.Cloud;
import ly.ptsd.aim.testbed.MediaServer;
import ly.ptsd.platform.messages.AccountDeleted;
import ly.ptsd.platform.messages.Message;
import ly.ptsd.platform.messages.MessageJson;
import ly.ptsd.platform.messages.SubscriptionEnded;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.core.StringRedisTemplate;

/** From the word that an account is gone to the proof that nothing of it is left. */
@AimTest
class AccountDeletedScenarioTests {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final UUID account = UUID.randomUUID();
    private final StringRedisTemplate redis;
    private final DeploymentProperties deployment;
    private Api anybody;
    private Api owner;

    AccountDeletedScenarioTests(@Autowired StringRedisTemplate redis, @Autowired DeploymentProperties deployment) {
        this.redis = redis;
        this.deployment = deployment;
    }

    @BeforeEach
    void start(@LocalServerPort int port) {
        anybody = Api.at(port);
        owner = anybody.as(account);
    }

    @Test
    void removesEverythingThatWasMadeForADeletedAccount() {
        var wanted = owner.subscribe("basic", "key");
        var tenant = wanted.string("tenantId");
        var path = "/api/subscriptions/" + wanted.string("id");
        var server = new MediaServer(
                anybody,
                await().atMost(SOON)
                        .until(() -> Cloud.living(tenant), list -> list.size() == 1)
                        .getFirst());
        var booted = await().atMost(SOON).until(server::boot, answer -> answer.status() == 200);
        server.callIn(booted.string("machineToken"));
        await().atMost(SOON).until(() -> owner.get(path).string("state").equals("ACTIVE"));
        Cloud.put(booted.string("bucket"), "sources/abcdefghijklmnop/original");

        tell(new AccountDeleted(UUID.randomUUID(), 1, Instant.now(), account));
        await().atMost(SOON).untilAsserted(() -> assertThat(ended(tenant)).hasSize(1));

        assertThat(Cloud.leftOf(tenant)).isEmpty();
        assertThat(owner.get("/api/subscriptions").text()).isEqualTo("[]");
        refused(owner.get(path), 404, "subscription_unknown");
        refused(owner.post(path + "/media-token"), 404, "subscription_unknown");
        refused(anybody.get("/internal/tenants/" + tenant + "/address"), 404, "tenant_unknown");
        assertThat(server.callIn(booted.string("machineToken")).status()).isEqualTo(401);
        refused(owner.subscribe("basic", "key"), 401, "token_invalid");
        refused(owner.subscribe("basic", "another key"), 401, "token_invalid");
    }

    @Test
    void endsASubscriptionOnceHoweverOftenItIsTold() {
        var tenant = owner.subscribe().string("tenantId");
        var deleted = new AccountDeleted(UUID.randomUUID(), 1, Instant.now(), account);
        tell(deleted);
        tell(deleted);
        await().atMost(SOON).untilAsserted(() -> assertThat(ended(tenant)).hasSize(1));
        tell(deleted);
        await().atMost(SOON).until(this::everythingIsHeard);
        assertThat(ended(tenant)).hasSize(1);
    }

    @Test
    void goesOnPastWhatItDoesNotUnderstand() {
        redis.opsForStream().add(Message.STREAM, Map.of(Message.FIELD, "{\"type\":\"OfALaterVersion\"}"));
        redis.opsForStream().add(Message.STREAM, Map.of("nothing", "at all"));
        tell(new AccountDeleted(UUID.randomUUID(), 1, Instant.now(), account));
        await().atMost(SOON).untilAsserted(() -> refused(owner.subscribe(), 401, "token_invalid"));
    }

    private boolean everythingIsHeard() {
        var group = "aim-service-" + deployment.deployment();
        return redis.opsForStream().pending(Message.STREAM, group).getTotalPendingMessages() == 0;
    }

    private void tell(Message message) {
        redis.opsForStream().add(Message.STREAM, Map.of(Message.FIELD, MessageJson.write(message)));
    }

    private List<SubscriptionEnded> ended(String tenant) {
        return redis.opsForStream().range(Message.STREAM, Range.unbounded()).stream()
                .map(entry -> String.valueOf(entry.getValue().get(Message.FIELD)))
                .filter(json -> json.contains(tenant))
                .map(MessageJson::read)
                .filter(SubscriptionEnded.class::isInstance)
                .map(SubscriptionEnded.class::cast)
                .toList();
    }

    private static void refused(Api.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }
}
