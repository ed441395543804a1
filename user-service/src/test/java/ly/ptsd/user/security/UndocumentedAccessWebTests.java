package ly.ptsd.user.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.jsonwebtoken.JwtBuilder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import ly.ptsd.platform.jwt.SigningKeys;
import ly.ptsd.user.Browser;
import ly.ptsd.user.TestSettings;
import ly.ptsd.user.UserServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** What is not in the API document, at doors and at tokens; what is has {@link DocumentedAccessWebTests}. */
@UserServiceTest
class UndocumentedAccessWebTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ME = "/api/users/me";

    static final List<String> CLOSED = List.of(
            "DELETE " + ME,
            "GET /api/auth/refresh",
            "GET /api/auth/logout",
            "GET /api/auth",
            "PUT /api/auth/pending",
            "GET /api/users",
            "GET /api/users/" + UUID.randomUUID(),
            "GET /",
            "GET /login",
            "POST /login",
            "GET /logout",
            "GET /error",
            "GET /v3/api-docs",
            "GET /actuator",
            "GET /actuator/env",
            "GET /.well-known/openid-configuration",
            "POST /.well-known/jwks.json",
            "POST /oauth2/authorization/google",
            "GET /connect/logout");

    private final SigningKeys keys;
    private int port;
    private Browser browser;

    UndocumentedAccessWebTests(@Autowired SigningKeys keys) {
        this.keys = keys;
    }

    @BeforeEach
    void open(@LocalServerPort int port) {
        this.port = port;
        browser = new Browser(port);
    }

    @ParameterizedTest
    @FieldSource("CLOSED")
    void asksEverybodyForATokenWhereNothingElseIsSaid(String request) {
        refused(send(request), 401, "token_missing");
        assertThat(send(request).headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @ParameterizedTest
    @FieldSource("CLOSED")
    void refusesAForgedTokenEverywhere(String request) throws Exception {
        var forger = new RSAKeyGenerator(2048).generate().toRSAPrivateKey();

        refused(
                send(
                        request,
                        complete(keys.token("at+jwt", Duration.ofMinutes(1))).signWith(forger)),
                401,
                "token_invalid");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /,                                 403, forbidden",
        "GET,    /v3/api-docs,                      403, forbidden",
        "GET,    /actuator/env,                     403, forbidden",
        "GET,    /api/users/somebody-else,          404, not_found",
        "DELETE, /api/users/me,                     405, method_not_allowed"
    })
    void letsASubscriberNoFurtherThanToWhatExistsForThem(String method, String path, int status, String code) {
        refused(send(method + " " + path, complete(keys.token("at+jwt", Duration.ofMinutes(1)))), status, code);
    }

    @Test
    void refusesWhatIsNoToken() {
        refused(browser.get(ME, "Authorization", "Bearer nonsense"), 401, "token_invalid");
        refused(browser.get(ME, "Authorization", "Bearer a b c"), 401, "token_invalid");
        refused(
                browser.get(ME, "Authorization", "Basic " + Base64.getEncoder().encodeToString("a:b".getBytes())),
                401,
                "token_missing");
        refused(
                browser.get(ME + "?access_token="
                        + complete(keys.token("at+jwt", Duration.ofMinutes(1))).compact()),
                401,
                "token_missing");
        refused(browser.get(ME, "X-User-Id", UUID.randomUUID().toString()), 401, "token_missing");
    }

    @Test
    void answersMalformedPathsAsProblems() {
        refused(browser.get("/api/users//me;x=1"), 400, "request_invalid");
    }

    @Test
    void showsItsHealthAndNothingElseOnTheInnerPort(@LocalManagementPort int inner) {
        var operator = new Browser(inner);

        assertThat(operator.get("/actuator/health").body()).contains("\"UP\"");
        assertThat(operator.get("/actuator/env").statusCode()).isIn(401, 404);
        assertThat(browser.get("/actuator/health").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> send(String request, String... headers) {
        var parts = request.split(" ", 2);
        return browser.send(parts[0], parts[1], parts[0].equals("PATCH") ? "{}" : null, headers);
    }

    private HttpResponse<String> send(String request, JwtBuilder token) {
        return send(request, "Authorization", "Bearer " + token.compact());
    }

    private static JwtBuilder complete(JwtBuilder token) {
        return token.issuer(TestSettings.ORIGIN)
                .subject(UUID.randomUUID().toString())
                .audience()
                .add("ptsd-api")
                .and()
                .claim("roles", List.of("subscriber"));
    }

    private static void refused(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(JSON.readTree(response.body()).at("/code").asString()).isEqualTo(code);
    }
}
