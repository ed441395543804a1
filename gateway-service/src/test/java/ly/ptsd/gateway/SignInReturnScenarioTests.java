package ly.ptsd.gateway;

import static ly.ptsd.gateway.Behind.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A browser that user-service turns away on its way to a provider or back is shown a page, never JSON. */
class SignInReturnScenarioTests extends GatewayScenario {

    private static final String PAGE = "text/html,application/xhtml+xml,*/*;q=0.8";

    @ParameterizedTest
    @CsvSource({"429, too_many_attempts", "502, unavailable", "503, unavailable", "504, unavailable"})
    void leadsBackToTheSignInPage(int status, String error) throws Exception {
        refuses("/oauth2/authorization/google", status);
        refuses("/login/oauth2/code/kakao", status);
        var begun = browse("/oauth2/authorization/google?returnTo=%2Fme%3Fa%3Db");
        assertThat(begun.statusCode()).isEqualTo(303);
        assertThat(begun.headers().firstValue("Location"))
                .hasValue("/login?error=" + error + "&wait=5&returnTo=%2Fme%3Fa%3Db");
        assertThat(begun.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(begun.headers().firstValue("X-Request-Id")).isPresent();
        assertThat(begun.headers().firstValue("X-Of-The-Service")).isEmpty();
        assertThat(begun.body()).isEmpty();
        assertThat(browse("/login/oauth2/code/kakao?code=a&state=b").headers().firstValue("Location"))
                .hasValue("/login?error=" + error + "&wait=5");
        assertThat(browse("/oauth2/authorization/google?link=ticket").headers().firstValue("Location"))
                .hasValue("/me?linkError=" + error);
    }

    @Test
    void tellsAProgramTheProblemItself() throws Exception {
        refuses("/oauth2/authorization/google", 503);
        var answer = caller.get("/oauth2/authorization/google", "Accept", "*/*");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("{\"code\":\"x\"}");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 400, 403, 500})
    void leavesEveryOtherAnswerAlone(int status) throws Exception {
        refuses("/login/oauth2/code/google", status);
        assertThat(browse("/login/oauth2/code/google?code=a").statusCode()).isEqualTo(status);
    }

    @Test
    void leavesOtherPagesAlone() throws Exception {
        refuses("/oauth2/else", 503);
        assertThat(browse("/oauth2/else").statusCode()).isEqualTo(503);
    }

    private static void refuses(String path, int status) {
        user.at(path, exchange -> {
            exchange.getResponseHeaders().set("X-Of-The-Service", "1");
            Upstream.send(exchange, status, "application/problem+json", "{\"code\":\"x\"}");
        });
    }

    private HttpResponse<String> browse(String path) throws Exception {
        return caller.get(path, "Accept", PAGE);
    }
}
