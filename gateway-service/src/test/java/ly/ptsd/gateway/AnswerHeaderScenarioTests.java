package ly.ptsd.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What browsers are told with every answer. */
class AnswerHeaderScenarioTests extends GatewayScenario {

    @Test
    void givesEveryAnswerAnIdAndSecurityHeaders() throws Exception {
        var headers = caller.get("/").headers();
        assertThat(headers.firstValue("X-Request-Id")).isPresent();
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'")
                .contains("connect-src 'self' http://127.0.0.1:8081")
                .contains("http://127.0.0.1:8081 https://*.googleusercontent.com https://*.kakaocdn.net;");
        assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
    }
}
