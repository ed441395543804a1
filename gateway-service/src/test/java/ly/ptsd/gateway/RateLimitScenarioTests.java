package ly.ptsd.gateway;

import static ly.ptsd.gateway.Behind.MEDIA;
import static ly.ptsd.gateway.Behind.TENANT;
import static ly.ptsd.gateway.Behind.access;
import static ly.ptsd.gateway.Behind.mediaToken;
import static ly.ptsd.gateway.Behind.redis;
import static ly.ptsd.gateway.Caller.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** How often one may ask. Every test comes from an address of its own, as a trusted edge would tell. */
@TestPropertySource(
        properties = {
            "ptsd.gateway.trusted-edges=127.0.0.1",
            "ptsd.gateway.limits.signin.per-address=60",
            "ptsd.gateway.limits.signin.burst=5",
            "ptsd.gateway.limits.reads.per-account=10",
            "ptsd.gateway.limits.reads.per-address=20",
            "ptsd.gateway.limits.reads.burst=10",
            "ptsd.gateway.limits.writes.burst=3",
            "ptsd.gateway.limits.play.per-address=60",
            "ptsd.gateway.limits.play.burst=5",
            "ptsd.gateway.limits.play.period=30s"
        })
class RateLimitScenarioTests extends GatewayScenario {

    private String address;

    @BeforeEach
    void comeFromSomewhereElse() {
        var random = ThreadLocalRandom.current();
        address = "10.%d.%d.%d".formatted(random.nextInt(256), random.nextInt(256), random.nextInt(256));
        mendRedis();
    }

    @Test
    void refusesAnAddressThatSignsInTooOften() throws Exception {
        var answers = signIn(40);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSizeBetween(5, 15);
        var refusal = answers.getLast();
        refused(refusal, 429, "rate_limited");
        // a second for each one that was given on credit while a lease was on its way
        long pause = refusal.headers().firstValueAsLong("Retry-After").orElseThrow();
        assertThat(pause).isBetween(1L, 30L);
        assertThat(refusal.headers().firstValue("RateLimit-Policy")).hasValue("\"signin-address\";q=60;w=60");
        assertThat(refusal.headers().firstValue("RateLimit").orElseThrow())
                .isEqualTo("\"signin-address\";r=0;t=" + pause);
        comeFromSomewhereElse();
        assertThat(signIn(1).getFirst().statusCode()).isEqualTo(200);
    }

    @Test
    void leadsABrowserBackToThePageItSignsInFrom() throws Exception {
        var start = "/oauth2/authorization/google?returnTo=%2Fme";
        for (int i = 0; i < 40; i++) {
            browse(start);
        }
        assertThat(browse(start).statusCode()).isEqualTo(303);
        assertThat(browse(start).headers().firstValue("Location").orElseThrow())
                .matches("/login\\?error=too_many_attempts&wait=\\d+&returnTo=%2Fme");
        assertThat(browse("/oauth2/authorization/kakao?link=x").headers().firstValue("Location"))
                .hasValue("/me?linkError=too_many_attempts");
        assertThat(browse("/login/oauth2/code/google?code=x&state=y")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .matches("/login\\?error=too_many_attempts&wait=\\d+");
        refused(get(start), 429, "rate_limited");
        redis.cut();
        await().until(() -> signIn(1).getFirst().statusCode() == 503);
        assertThat(browse(start).headers().firstValue("Location"))
                .hasValue("/login?error=unavailable&wait=1&returnTo=%2Fme");
        refused(get(start), 503, "rate_limit_unavailable");
    }

    @Test
    void tellsHowMuchIsLeft() throws Exception {
        var first = get("/api/plans");
        assertThat(first.headers().firstValue("RateLimit-Policy")).hasValue("\"reads-address\";q=20;w=60");
        assertThat(first.headers().firstValue("RateLimit")).hasValue("\"reads-address\";r=9;t=3");
        assertThat(get("/api/plans").headers().firstValue("RateLimit")).hasValue("\"reads-address\";r=8;t=6");
    }

    @Test
    void countsAnAccountWhateverAddressesItComesFrom() throws Exception {
        var token = access.token("ptsd-api").compact();
        var statuses = IntStream.range(0, 30)
                .mapToObj(i -> fromElsewhere("/api/users/me", token))
                .map(HttpResponse::statusCode)
                .toList();
        // a few more than ten: while a lease is on its way some are given on credit
        assertThat(Collections.frequency(statuses, 200)).isBetween(10, 20);
        assertThat(Collections.frequency(statuses, 429)).isEqualTo(30 - Collections.frequency(statuses, 200));
        assertThat(fromElsewhere("/api/users/me", access.token("ptsd-api").compact())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void countsThePlaysOfAnAddressBeforeAnythingElse() {
        var answers = IntStream.range(0, 20)
                .mapToObj(i -> get(MEDIA + "/play/s/m/x.m3u8"))
                .toList();
        refused(answers.getLast(), 429, "rate_limited");
        assertThat(answers.getLast().headers().firstValue("RateLimit-Policy")).hasValue("\"play-address\";q=60;w=30");
        assertThat(answers.getLast().headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue("*");
    }

    @Test
    void countsAHouseholdByItsNetwork() {
        var network = "2001:db8:%x:%x::"
                .formatted(
                        ThreadLocalRandom.current().nextInt(65_536),
                        ThreadLocalRandom.current().nextInt(65_536));
        var answers = IntStream.range(1, 30)
                .mapToObj(i -> {
                    address = network + i;
                    return get("/api/plans");
                })
                .toList();
        assertThat(answers.getLast().statusCode()).isEqualTo(429);
    }

    @Test
    void lendsAgainWithTime() {
        signIn(20);
        assertThat(signIn(1).getFirst().statusCode()).isEqualTo(429);
        await().atMost(Duration.ofSeconds(15)).until(() -> signIn(1).getFirst().statusCode() == 200);
    }

    @Test
    void staysOpenForReadsAndClosesSignInWhileRedisIsDown() {
        redis.cut();
        await().until(() -> signIn(1).getFirst().statusCode() == 503);
        var refusal = signIn(1).getFirst();
        refused(refusal, 503, "rate_limit_unavailable");
        assertThat(refusal.headers().firstValue("Retry-After")).hasValue("1");
        for (int i = 0; i < 30; i++) {
            assertThat(get("/api/plans").statusCode()).isEqualTo(200);
        }
        assertThat(fromElsewhere(MEDIA + "/items", mediaToken(TENANT)).statusCode())
                .isEqualTo(200);
        assertThat(metric("ptsd_limits_redis_reachable")).isEqualTo("0.0");
        assertThat(Double.parseDouble(metric("ptsd_limits_requests_total{class=\"signin\",decision=\"closed\"}")))
                .isGreaterThanOrEqualTo(2);
        assertThat(Double.parseDouble(metric("ptsd_limits_requests_total{class=\"reads\",decision=\"uncounted\"}")))
                .isGreaterThanOrEqualTo(31);
        redis.mend();
        await().until(() -> signIn(1).getFirst().statusCode() == 200);
    }

    private List<HttpResponse<String>> signIn(int times) {
        return IntStream.range(0, times)
                .mapToObj(i -> send("POST", "/api/auth/refresh"))
                .toList();
    }

    private HttpResponse<String> browse(String path) throws Exception {
        return caller.get(path, "X-Forwarded-For", address, "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    }

    private HttpResponse<String> get(String path) {
        return send("GET", path);
    }

    private HttpResponse<String> send(String method, String path) {
        try {
            return caller.send(method, path, BodyPublishers.noBody(), "X-Forwarded-For", address);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private HttpResponse<String> fromElsewhere(String path, String token) {
        try {
            var random = ThreadLocalRandom.current();
            return caller.as(
                    path, token, "X-Forwarded-For", "11.%d.%d.7".formatted(random.nextInt(256), random.nextInt(256)));
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
