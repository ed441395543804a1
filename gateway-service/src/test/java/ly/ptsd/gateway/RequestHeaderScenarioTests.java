package ly.ptsd.gateway;

import static ly.ptsd.gateway.Behind.aim;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What callers say about themselves, and what services hear. */
class RequestHeaderScenarioTests extends GatewayScenario {

    @Test
    void removesWhatCallersSayAboutThemselves() throws Exception {
        caller.get(
                "/api/plans",
                "X-Forwarded-For",
                "6.6.6.6",
                "Forwarded",
                "for=6.6.6.6",
                "X-User-Id",
                "root",
                "X-Request-Id",
                "mine",
                "X-Real-Ip",
                "6.6.6.6",
                "Accept-Language",
                "ko");
        var headers = aim.last().headers();
        assertThat(headers).doesNotContainKeys("X-forwarded-for", "Forwarded", "X-user-id", "X-real-ip");
        assertThat(headers.get("Accept-language")).containsExactly("ko");
        assertThat(headers.get("X-request-id")).hasSize(1).doesNotContain("mine");
    }
}
