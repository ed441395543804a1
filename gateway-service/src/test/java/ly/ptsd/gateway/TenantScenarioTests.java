package ly.ptsd.gateway;

import static ly.ptsd.gateway.Behind.MEDIA;
import static ly.ptsd.gateway.Behind.NOT_READY_TENANT;
import static ly.ptsd.gateway.Behind.TENANT;
import static ly.ptsd.gateway.Behind.UNKNOWN_TENANT;
import static ly.ptsd.gateway.Behind.address;
import static ly.ptsd.gateway.Behind.addressPath;
import static ly.ptsd.gateway.Behind.aim;
import static ly.ptsd.gateway.Behind.grant;
import static ly.ptsd.gateway.Behind.media;
import static ly.ptsd.gateway.Behind.mediaToken;
import static ly.ptsd.gateway.Caller.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import ly.ptsd.platform.messages.Message;
import ly.ptsd.platform.messages.MessageJson;
import ly.ptsd.platform.messages.TenantMoved;
import org.junit.jupiter.api.Test;

/** The way to a tenant's own media server. */
class TenantScenarioTests extends GatewayScenario {

    @Test
    void sendsATenantsOwnerToTheirMediaServer() throws Exception {
        var token = mediaToken(TENANT);
        var answer = caller.get(
                MEDIA + "/items?q=%EC%A0%9C%EC%A3%BC", "Authorization", "Bearer " + token, "Cookie", "ptsd_refresh=x");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(media.last().uri()).hasToString(MEDIA + "/items?q=%EC%A0%9C%EC%A3%BC");
        assertThat(media.last().headers()).doesNotContainKey("Cookie");
        assertThat(caller.as(MEDIA + "/play", grant(TENANT)).statusCode()).isEqualTo(200);
    }

    @Test
    void playsWithoutATokenAndNeverPassesOneOn() throws Exception {
        var answer = caller.get(MEDIA + "/play/s1/m1/master.m3u8", "Authorization", "Bearer x", "Cookie", "a=b");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(media.last().headers()).doesNotContainKeys("Authorization", "Cookie");
    }

    @Test
    void saysWhetherAServerIsUnknownOrNotReady() throws Exception {
        refused(
                caller.as("/api/media/" + UNKNOWN_TENANT + "/items", mediaToken(UNKNOWN_TENANT)),
                404,
                "tenant_unknown");
        var answer = caller.as("/api/media/" + NOT_READY_TENANT + "/items", mediaToken(NOT_READY_TENANT));
        refused(answer, 503, "server_not_ready");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
    }

    @Test
    void movesWithTheTenantAtOnce() throws Exception {
        var moving = "movingtenant";
        var token = mediaToken(moving);
        aim.json(addressPath(moving), 200, address(URI.create("http://127.0.0.1:1"), 1));
        refused(caller.as("/api/media/" + moving + "/items", token), 503, "server_unreachable");
        var client = RedisClient.create(Behind.redis());
        try (var redis = client.connect()) {
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                var moved = new TenantMoved(UUID.randomUUID(), 2, Instant.now(), moving, 2, media.uri());
                redis.sync().xadd(Message.STREAM, Map.of(Message.FIELD, MessageJson.write(moved)));
                assertThat(caller.as("/api/media/" + moving + "/items", token).statusCode())
                        .isEqualTo(200);
            });
        } finally {
            client.shutdown();
        }
    }

    @Test
    void looksAgainForAServerThatDoesNotAnswer() throws Exception {
        var back = "backagain234";
        var token = mediaToken(back);
        aim.json(addressPath(back), 200, address(URI.create("http://127.0.0.1:1"), 1));
        refused(caller.as("/api/media/" + back + "/items", token), 503, "server_unreachable");
        aim.json(addressPath(back), 200, address(media.uri(), 1));
        var answer = caller.as("/api/media/" + back + "/items", token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void routesFromMemoryWhileAimServiceIsDown() throws Exception {
        var known = "knowntenant2";
        var client = RedisClient.create(Behind.redis());
        try (var redis = client.connect()) {
            redis.sync().set("ptsd:route:" + known, media.uri().toString());
        } finally {
            client.shutdown();
        }
        aim.json(addressPath(known), 500, "{}");
        assertThat(caller.as("/api/media/" + known + "/items", mediaToken(known))
                        .statusCode())
                .isEqualTo(200);
    }
}
