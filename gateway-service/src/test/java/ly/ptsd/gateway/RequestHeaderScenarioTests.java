package ly.ptsd.gateway;

import static ly.ptsd.gateway.Behind.MEDIA;
import static ly.ptsd.gateway.Behind.TENANT;
import static ly.ptsd.gateway.Behind.accessToken;
import static ly.ptsd.gateway.Behind.aim;
import static ly.ptsd.gateway.Behind.media;
import static ly.ptsd.gateway.Behind.mediaToken;
import static ly.ptsd.gateway.Behind.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers say about themselves, and what services hear. */
class RequestHeaderScenarioTests extends GatewayScenario {

    private static final String END = "Host: localhost\r\nConnection: close\r\n\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-User-Id",
                "x-user-id",
                "X-USER-ID",
                "X_User_Id",
                "X-Account-Id",
                "X-Tenant",
                "X-Auth-Request-User",
                "X-Remote-User",
                "Forwarded",
                "forwarded",
                "X-Real-IP",
                "X-Client-IP",
                "True-Client-IP",
                "CF-Connecting-IP",
                "Fastly-Client-IP",
                "X-Forwarded-Port",
                "X-Forwarded-Prefix",
                "X-Forwarded-Server",
                "X-Forwarded-User",
                "X_Forwarded_For",
                "X-Original-URL",
                "X-Rewrite-URL",
                "X-HTTP-Method-Override",
                "X-Method-Override",
                "X-Amz-Date",
                "X-Amzn-Oidc-Identity",
                "X-Envoy-External-Address",
                "Via",
                "Proxy-Authorization",
            })
    void losesWhatOnlyATrustedEdgeMaySay(String header) throws Exception {
        caller.raw("GET /api/plans HTTP/1.1\r\n" + header + ": root\r\n" + END);
        assertThat(heard(aim).values().toString()).doesNotContain("root");
    }

    @Test
    void vouchesForTheAddressAndTheOrigin() throws Exception {
        caller.raw("GET /api/plans HTTP/1.1\r\nX-Forwarded-For: 6.6.6.6\r\nx-forwarded-for: 7.7.7.7\r\n"
                + "X-Forwarded-Proto: ftp\r\nX-Forwarded-Host: evil.example\r\n" + END);
        assertThat(heard(aim))
                .containsEntry("x-forwarded-for", List.of("127.0.0.1"))
                .containsEntry("x-forwarded-proto", List.of("http"))
                .containsEntry("x-forwarded-host", List.of("localhost:8080"));
    }

    /** A Connection header names what the next hop must not hear of: never what the gateway says. */
    @Test
    void cannotBeToldToDropItsOwnHeaders() throws Exception {
        caller.raw("GET /api/users/me HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + accessToken()
                + "\r\nConnection: close, X-Forwarded-For, X-Request-Id, Authorization, traceparent\r\n\r\n");
        assertThat(heard(user)).containsKeys("x-forwarded-for", "x-request-id", "authorization", "traceparent");
    }

    @Test
    void passesOnWhatIsHarmless() throws Exception {
        caller.get("/api/plans", "Accept-Language", "ko", "Idempotency-Key", "k", "Range", "bytes=0-1");
        assertThat(heard(aim))
                .containsEntry("accept-language", List.of("ko"))
                .containsEntry("idempotency-key", List.of("k"))
                .containsEntry("range", List.of("bytes=0-1"));
    }

    @Test
    void takesAnIdThatIsOneAndMakesOneOtherwise() throws Exception {
        var mine = caller.get("/api/plans", "X-Request-Id", "abc_DEF-123");
        assertThat(mine.headers().allValues("X-Request-Id")).containsExactly("abc_DEF-123");
        assertThat(heard(aim)).containsEntry("x-request-id", List.of("abc_DEF-123"));
        for (var none : List.of("short", "a".repeat(65), "with space1", "{\"json\":1}", "제주제주제주제주")) {
            var made = caller.raw("GET /api/plans HTTP/1.1\r\nX-Request-Id: " + none + "\r\n" + END);
            assertThat(made).doesNotContain(none);
            assertThat(heard(aim).get("x-request-id").getFirst()).matches("[0-9a-f-]{36}");
        }
    }

    @Test
    void passesATraceOnOrBeginsOne() throws Exception {
        var trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        caller.get("/api/plans", "traceparent", trace, "tracestate", "a=b");
        assertThat(heard(aim)).containsEntry("traceparent", List.of(trace)).containsEntry("tracestate", List.of("a=b"));
        caller.get("/api/plans", "tracestate", "a=b");
        assertThat(heard(aim).get("traceparent").getFirst()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(heard(aim)).doesNotContainKey("tracestate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer %s\r\nAuthorization: Bearer %s",
                "Authorization: Bearer nonsense\r\nauthorization: Bearer %s",
                "Authorization: Bearer %s\r\nAUTHORIZATION: Basic YTpi",
            })
    void takesOneAuthorizationOnly(String form) throws Exception {
        int before = user.seen.size();
        var answer = caller.raw("GET /api/users/me HTTP/1.1\r\n" + form.replace("%s", accessToken()) + "\r\n" + END);
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"code\":\"request_invalid\"");
        assertThat(user.seen).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer %s, Bearer %s",
                "Authorization: Bearer %s %s",
                "Authorization: Bearer",
                "Authorization: bearer  ",
                "Authorization:\tBasic %s",
                "X-Authorization: Bearer %s",
                "Authorization: Token %s",
            })
    void takesATokenFromOnePlaceOnly(String form) throws Exception {
        int before = user.seen.size();
        var answer = caller.raw("GET /api/users/me HTTP/1.1\r\n" + form.replace("%s", accessToken()) + "\r\n" + END);
        assertThat(answer).startsWith("HTTP/1.1 401 ");
        assertThat(answer).contains("WWW-Authenticate: Bearer");
        assertThat(user.seen).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "token", "authorization"})
    void takesNoTokenFromAQuery(String parameter) throws Exception {
        var answer = caller.get("/api/users/me?" + parameter + "=" + accessToken());
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    /** One reader ends the request where the other still reads its body. */
    @Test
    void letsNoSecondRequestHideInTheFirst() throws Exception {
        int before = user.seen.size();
        caller.raw(
                "POST /api/auth/refresh HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n"
                        + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\nGET /hidden HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(user.seen.size() - before).isLessThanOrEqualTo(1);
        assertThat(user.seen).noneMatch(seen -> seen.uri().getPath().equals("/hidden"));
        assertThat(Behind.frontend.seen).noneMatch(seen -> seen.uri().getPath().equals("/hidden"));
        for (var garbled : List.of(
                "Transfer-Encoding: xchunked", "Transfer-Encoding : chunked", "Transfer-Encoding: chunked, identity")) {
            caller.raw("POST /api/auth/refresh HTTP/1.1\r\n" + garbled + "\r\nContent-Length: 0\r\n" + END
                    + "GET /hidden HTTP/1.1\r\nHost: x\r\n\r\n");
        }
        assertThat(user.seen).noneMatch(seen -> seen.uri().getPath().equals("/hidden"));
    }

    @Test
    void givesAMediaServerNeitherCookiesNorPlatformTokens() throws Exception {
        caller.as(MEDIA + "/items", mediaToken(TENANT), "Cookie", "ptsd_refresh=secret", "Proxy-Authorization", "x");
        assertThat(heard(media)).doesNotContainKeys("cookie", "proxy-authorization");
        caller.get(MEDIA + "/play/s/m/x", "Cookie", "ptsd_refresh=secret", "Authorization", "Bearer " + accessToken());
        assertThat(heard(media)).doesNotContainKeys("cookie", "authorization");
        caller.raw("GET " + MEDIA + "/play/s/m/x HTTP/1.1\r\ncookie: a=b\r\nCOOKIE: c=d\r\naUtHoRiZaTiOn: x\r\n" + END);
        assertThat(heard(media)).doesNotContainKeys("cookie", "authorization");
    }

    private static Map<String, List<String>> heard(Upstream service) {
        return service.last().headers().entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
    }
}
