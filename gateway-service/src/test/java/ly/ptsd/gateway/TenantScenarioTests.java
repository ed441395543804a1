package ly.ptsd.gateway;

import static ly.ptsd.gateway.Behind.MEDIA;
import static ly.ptsd.gateway.Behind.NOT_READY_TENANT;
import static ly.ptsd.gateway.Behind.TENANT;
import static ly.ptsd.gateway.Behind.UNKNOWN_TENANT;
import static ly.ptsd.gateway.Behind.address;
import static ly.ptsd.gateway.Behind.addressPath;
import static ly.ptsd.gateway.Behind.aim;
import static ly.ptsd.gateway.Behind.grant;
import static ly.ptsd.gateway.Behind.host;
import static ly.ptsd.gateway.Behind.media;
import static ly.ptsd.gateway.Behind.mediaToken;
import static ly.ptsd.gateway.Caller.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
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
        aim.json(addressPath(moving), 200, address(moving, URI.create("https://127.0.0.1:1"), 1));
        refused(caller.as("/api/media/" + moving + "/items", token), 503, "server_unreachable");
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            publish(new TenantMoved(UUID.randomUUID(), 2, Instant.now(), moving, 2, media.uri(), host(moving)));
            assertThat(caller.as("/api/media/" + moving + "/items", token).statusCode())
                    .isEqualTo(200);
        });
    }

    @Test
    void looksAgainForAServerThatDoesNotAnswer() throws Exception {
        var back = "backagain234";
        var token = mediaToken(back);
        aim.json(addressPath(back), 200, address(back, URI.create("https://127.0.0.1:1"), 1));
        refused(caller.as("/api/media/" + back + "/items", token), 503, "server_unreachable");
        aim.json(addressPath(back), 200, address(back, media.uri(), 1));
        var answer = caller.as("/api/media/" + back + "/items", token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void movesOnlyForward() throws Exception {
        var moving = "forwardonly2";
        aim.json(addressPath(moving), 200, address(moving, media.uri(), 7));
        var items = "/api/media/" + moving + "/items";
        assertThat(caller.as(items, mediaToken(moving)).statusCode()).isEqualTo(200);
        // heard after the old move, in the order of the stream
        await().atMost(Duration.ofSeconds(15)).until(() -> {
            publish(new TenantMoved(
                    UUID.randomUUID(), 1, Instant.now(), moving, 6, URI.create("https://127.0.0.1:1"), host(moving)));
            publish(new TenantMoved(
                    UUID.randomUUID(), 1, Instant.now(), "sentinel2222", 1, media.uri(), host("sentinel2222")));
            return caller.as("/api/media/sentinel2222/items", mediaToken("sentinel2222"))
                            .statusCode()
                    == 200;
        });
        assertThat(caller.as(items, mediaToken(moving)).statusCode()).isEqualTo(200);
    }

    @Test
    void routesFromMemoryWhileAimServiceIsDown() throws Exception {
        var known = "knowntenant2";
        inRedis(commands -> commands.set("ptsd:route:" + known, "1 " + host(known) + " " + media.uri()));
        aim.json(addressPath(known), 500, "{}");
        assertThat(caller.as("/api/media/" + known + "/items", mediaToken(known))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void remembersAddressesForAGatewayThatStartsLater() throws Exception {
        var kept = "keptinredis2";
        aim.json(addressPath(kept), 200, address(kept, media.uri(), 3));
        caller.as("/api/media/" + kept + "/items", mediaToken(kept));
        await().until(() -> ("3 " + host(kept) + " " + media.uri())
                .equals(inRedis(commands -> commands.get("ptsd:route:" + kept))));
        long secondsKept = inRedis(commands -> commands.ttl("ptsd:route:" + kept));
        assertThat(secondsKept).isBetween(1L, 7 * 86_400L);
    }

    @Test
    void forgetsATenantThatIsNoMore() throws Exception {
        var ended = "endedtenant2";
        inRedis(commands -> commands.set("ptsd:route:" + ended, "1 " + host(ended) + " " + media.uri()));
        aim.json(addressPath(ended), 404, "{}");
        refused(caller.as("/api/media/" + ended + "/items", mediaToken(ended)), 404, "tenant_unknown");
        await().until(() -> inRedis(commands -> commands.exists("ptsd:route:" + ended)) == 0);
    }

    @Test
    void usesTheLastAddressWhenNobodyElseCanSay() throws Exception {
        var stale = "staletenant2";
        int address;
        try (var first = Upstream.mediaServer()) {
            address = first.port();
            aim.json(addressPath(stale), 200, address(stale, first.uri(), 1));
            assertThat(caller.as("/api/media/" + stale + "/items", mediaToken(stale))
                            .statusCode())
                    .isEqualTo(200);
        }
        aim.json(addressPath(stale), 500, "{}");
        Behind.redis.cut();
        try {
            refused(caller.as("/api/media/" + stale + "/items", mediaToken(stale)), 503, "server_unreachable");
            try (var back = Upstream.mediaServer(address, Behind.anyTenants)) {
                assertThat(caller.as("/api/media/" + stale + "/items", mediaToken(stale))
                                .statusCode())
                        .isEqualTo(200);
                assertThat(back.seen).hasSize(1);
            }
        } finally {
            mendRedis();
        }
    }

    @Test
    void isNotReadyWhenNobodyKnowsAnAddress() throws Exception {
        var never = "neverknown22";
        aim.json(addressPath(never), 500, "{}");
        var answer = caller.as("/api/media/" + never + "/items", mediaToken(never));
        refused(answer, 503, "server_not_ready");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
    }

    @Test
    void asksOnceHoweverManyWait() throws Exception {
        var crowded = "crowdedplace";
        var asked = new AtomicInteger();
        var open = new CountDownLatch(1);
        aim.at(addressPath(crowded), exchange -> {
            asked.incrementAndGet();
            awaitQuietly(open);
            Upstream.send(exchange, 200, "application/json", address(crowded, media.uri(), 1));
        });
        var token = mediaToken(crowded);
        var answers = IntStream.range(0, 20)
                .mapToObj(i -> caller.http.sendAsync(
                        caller.request("GET", "/api/media/" + crowded + "/items", BodyPublishers.noBody())
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        BodyHandlers.ofString()))
                .toList();
        await().until(() -> asked.get() == 1);
        open.countDown();
        for (var answer : answers) {
            assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void asksNotAtOnceAgainForATenantThatIsUnknown() throws Exception {
        var unknown = "askedtwice22";
        var asked = new AtomicInteger();
        aim.at(addressPath(unknown), exchange -> {
            asked.incrementAndGet();
            Upstream.send(exchange, 404, "application/json", "{}");
        });
        for (int i = 0; i < 5; i++) {
            refused(caller.as("/api/media/" + unknown + "/items", mediaToken(unknown)), 404, "tenant_unknown");
        }
        assertThat(asked.get()).isLessThan(3);
    }

    private static void publish(TenantMoved moved) {
        inRedis(commands -> commands.xadd(Message.STREAM, Map.of(Message.FIELD, MessageJson.write(moved))));
    }

    private static <T> T inRedis(Function<RedisCommands<String, String>, T> work) {
        var client = RedisClient.create(System.getenv("PTSD_TEST_REDIS") + "/4");
        try (var connection = client.connect()) {
            return work.apply(connection.sync());
        } finally {
            client.shutdown(0, 1, TimeUnit.SECONDS);
        }
    }

    private static void awaitQuietly(CountDownLatch open) {
        try {
            open.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
