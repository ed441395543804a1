package ly.ptsd.gateway;

import static ly.ptsd.gateway.Behind.MEDIA;
import static ly.ptsd.gateway.Behind.accessToken;
import static ly.ptsd.gateway.Behind.links;
import static ly.ptsd.gateway.Caller.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers are told with every answer. */
class AnswerHeaderScenarioTests extends GatewayScenario {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/plans", "/api/users/me", "/api/unknown", "/s/x", "/oauth2/authorization/google"})
    void givesEveryAnswerAnIdAndSecurityHeaders(String path) throws Exception {
        var headers = caller.get(path).headers();
        assertThat(headers.allValues("X-Request-Id")).hasSize(1);
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(headers.allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(headers.allValues("Cross-Origin-Opener-Policy")).containsExactly("same-origin");
        assertThat(headers.firstValue("Permissions-Policy").orElseThrow()).contains("camera=()", "geolocation=()");
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "script-src 'self';", "object-src 'none'", "base-uri 'none'")
                .contains("frame-ancestors 'none'", "form-action 'self'", "style-src 'self';", "style-src-attr 'none'")
                .contains("connect-src 'self' http://127.0.0.1:8081")
                .contains("http://127.0.0.1:8081 https://*.googleusercontent.com https://*.kakaocdn.net;")
                .doesNotContain("unsafe-");
        assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
        // over plain HTTP a browser would not believe it
        assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void leavesAStricterPolicyOfAServiceAlone() throws Exception {
        links.at("/s/strict", exchange -> {
            exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'");
            Upstream.send(exchange, 200, "text/html", "<p>");
        });
        assertThat(caller.get("/s/strict").headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'");
    }

    @Test
    void answersPlayersOfEveryOriginWithoutCredentials() throws Exception {
        var answer = caller.get(MEDIA + "/play/s/m/x.m3u8", "Origin", "https://cast.example");
        assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly("*");
        assertThat(answer.headers().firstValue("Access-Control-Expose-Headers").orElseThrow())
                .contains("Content-Range");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
        var preflight = preflight(MEDIA + "/play/s/m/x.m3u8", "GET", "range");
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().allValues("Access-Control-Allow-Origin")).containsExactly("*");
        assertThat(preflight.headers().allValues("Access-Control-Allow-Methods"))
                .containsExactly("GET, HEAD");
        assertThat(preflight.headers().allValues("Access-Control-Allow-Headers"))
                .containsExactly("Range");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/users/me, PATCH",
        "/api/auth/refresh, POST",
        "/api/plans, GET",
        "/api/subscriptions, POST",
        "/api/links, POST",
        "/api/media/abcdefghijkl/items, GET",
        "/api/media/abcdefghijkl/uploads, POST",
        "/api/media/abcdefghijkl/items/play/x, DELETE",
        "/s/slug/grant, POST",
        "/, GET",
    })
    void isClosedToOtherOriginsElsewhere(String path, String method) throws Exception {
        var preflight = preflight(path, method, "authorization");
        refused(preflight, 403, "origin_refused");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
        var answer = caller.as(path, accessToken(), "Origin", "https://evil.example");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    private HttpResponse<String> preflight(String path, String method, String header) throws Exception {
        return caller.send(
                "OPTIONS",
                path,
                BodyPublishers.noBody(),
                "Origin",
                "https://evil.example",
                "Access-Control-Request-Method",
                method,
                "Access-Control-Request-Headers",
                header);
    }
}
