package ly.ptsd.local.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The providers as a client sees them, over HTTP. */
class OidcServletTests {

    /** Shared, since making keys takes longer than everything else. */
    @TempDir
    static Path folder;

    private Providers providers;

    @BeforeEach
    void start() throws Exception {
        providers = Providers.start(folder);
    }

    @AfterEach
    void stop() throws Exception {
        providers.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"google", "kakao"})
    void publishesWhereEverythingIs(String provider) throws Exception {
        JsonNode metadata = providers.json(provider, ".well-known/openid-configuration");

        assertThat(metadata.get("issuer").asString()).isEqualTo(providers.issuer(provider));
        assertThat(metadata.get("authorization_endpoint").asString()).startsWith(providers.issuer(provider));
        assertThat(metadata.get("code_challenge_methods_supported").toString()).isEqualTo("[\"S256\"]");
        assertThat(metadata.get("token_endpoint_auth_methods_supported").toString())
                .isEqualTo(
                        provider.equals("kakao")
                                ? "[\"client_secret_post\"]"
                                : "[\"client_secret_basic\",\"client_secret_post\"]");
    }

    @Test
    void letsAPersonOfGoogleIn() throws Exception {
        JsonNode tokens = signIn("google", Map.of("name", "Ada <b>", "email", "ada@ptsd.example"));

        SignedJWT id = verified("google", tokens);
        assertThat(id.getJWTClaimsSet().getIssuer()).isEqualTo(providers.issuer("google"));
        assertThat(id.getJWTClaimsSet().getAudience()).containsExactly(Providers.CLIENT);
        assertThat(id.getJWTClaimsSet().getStringClaim("nonce")).isEqualTo("n-1");
        assertThat(id.getJWTClaimsSet().getStringClaim("name")).isEqualTo("Ada <b>");
        assertThat(id.getJWTClaimsSet().getStringClaim("email")).isEqualTo("ada@ptsd.example");
        assertThat(id.getJWTClaimsSet().getBooleanClaim("email_verified")).isTrue();
        assertThat(id.getJWTClaimsSet().getStringClaim("picture")).startsWith("http");
    }

    @Test
    void neverSaysAtKakaoWhetherTheEmailIsProven() throws Exception {
        SignedJWT id = verified("kakao", signIn("kakao", Map.of("account", "0", "share_email", "1")));

        assertThat(id.getJWTClaimsSet().getClaims())
                .containsEntry("nickname", "김서연")
                .containsEntry("email", "seoyeon@ptsd.example")
                .doesNotContainKeys("email_verified", "name");
    }

    @Test
    void leavesTheEmailOutWhenThePersonAtKakaoDoesNotShareIt() throws Exception {
        SignedJWT shared = verified("kakao", signIn("kakao", Map.of("account", "0", "share_email", "1")));
        SignedJWT kept = verified("kakao", signIn("kakao", Map.of("account", "0")));

        assertThat(kept.getJWTClaimsSet().getClaims()).doesNotContainKey("email");
        assertThat(kept.getJWTClaimsSet().getSubject())
                .isEqualTo(shared.getJWTClaimsSet().getSubject());
    }

    @Test
    void knowsAPersonAgainAndTellsPeopleAndProvidersApart() throws Exception {
        String first = subject("google", "ada@ptsd.example");

        assertThat(subject("google", "Ada@ptsd.example")).isEqualTo(first).containsOnlyDigits();
        assertThat(subject("google", "bob@ptsd.example")).isNotEqualTo(first);
        assertThat(subject("kakao", "ada@ptsd.example")).isNotEqualTo(first);
    }

    @Test
    void keepsItsKeysThroughARestart() throws Exception {
        String before = providers.get("google", "jwks").body();
        providers.close();

        providers = Providers.start(folder);

        assertThat(providers.get("google", "jwks").body()).isEqualTo(before).doesNotContain("\"d\"");
    }

    @ParameterizedTest
    @CsvSource({
        "client_id,stranger",
        "redirect_uri,http://localhost:1/elsewhere",
        "state,",
        "nonce,",
        "code_challenge,",
        "code_challenge_method,plain",
        "scope,profile"
    })
    void refusesARequestThatIsNotRight(String parameter, String value) throws Exception {
        var parameters = providers.request("google");
        if (value == null) {
            parameters.remove(parameter);
        } else {
            parameters.put(parameter, value);
        }

        HttpResponse<String> answer = providers.get("google", "authorize?" + Providers.form(parameters));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("refused");
    }

    @Test
    void tellsTheApplicationThatThePersonDidNotWantTo() throws Exception {
        URI back = providers.submit("kakao", providers.request("kakao"), Map.of("cancel", "1"));

        assertThat(back).hasParameter("error", "access_denied").hasParameter("state", "s-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"server_error", "temporarily_unavailable", "consent_required"})
    void goesBackWithTheErrorThatThePageWasAskedFor(String error) throws Exception {
        URI back = providers.submit("google", providers.request("google"), Map.of("account", "0", "error", error));

        assertThat(back).hasParameter("error", error).hasParameter("state", "s-1");
        assertThat(back.getQuery()).doesNotContain("code=");
    }

    @Test
    void setsItsClockOffForOneSignIn() throws Exception {
        SignedJWT ahead = verified("kakao", signIn("kakao", Map.of("account", "0", "clock", "600")));
        SignedJWT behind = verified("kakao", signIn("kakao", Map.of("account", "0", "clock", "-600")));
        SignedJWT right = verified("kakao", signIn("kakao", Map.of("account", "0")));

        var now = right.getJWTClaimsSet().getIssueTime().toInstant();
        assertThat(ahead.getJWTClaimsSet().getIssueTime().toInstant())
                .isBetween(now.plusSeconds(590), now.plusSeconds(610));
        assertThat(behind.getJWTClaimsSet().getIssueTime().toInstant())
                .isBetween(now.minusSeconds(610), now.minusSeconds(590));
    }

    @Test
    void replacesItsKeyWhileTheBrowserIsOnItsWayBack() throws Exception {
        JWKSet before = JWKSet.parse(providers.get("google", "jwks").body());
        SignedJWT id = verified("google", signIn("google", Map.of("account", "0", "new_key", "1")));
        JWKSet after = JWKSet.parse(providers.get("google", "jwks").body());

        assertThat(before.getKeyByKeyId(id.getHeader().getKeyID())).isNull();
        assertThat(after.getKeys()).hasSize(2).contains(before.getKeys().getFirst());
        providers.close();
        providers = Providers.start(folder);
        assertThat(JWKSet.parse(providers.get("google", "jwks").body()).getKeys())
                .containsExactlyElementsOf(after.getKeys());
    }

    @ParameterizedTest
    @CsvSource({"clock,soon", "clock,86401", "error,invented"})
    void refusesAFaultThatThePageDoesNotOffer(String field, String value) throws Exception {
        String page = providers.page("google", providers.request("google"));
        var answer = providers.post("google", "sign-in", Map.of("request", page, "account", "0", field, value));

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void takesTheFormOfAPageOnce() throws Exception {
        String page = providers.page("google", providers.request("google"));
        var fields = Map.of("request", page, "account", "1");

        assertThat(providers.post("google", "sign-in", fields).statusCode()).isEqualTo(303);
        assertThat(providers.post("google", "sign-in", fields).statusCode()).isEqualTo(400);
    }

    @Test
    void exchangesACodeOnce() throws Exception {
        String code = providers.code("google", Map.of("account", "0"));

        assertThat(providers.exchange("google", code, Providers.VERIFIER).statusCode())
                .isEqualTo(200);
        var again = providers.exchange("google", code, Providers.VERIFIER);
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body()).contains("invalid_grant");
    }

    @Test
    void exchangesACodeOnlyWithTheVerifierOfItsChallenge() throws Exception {
        String code = providers.code("google", Map.of("account", "0"));

        var answer = providers.exchange("google", code, "x".repeat(43));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid_grant");
    }

    @Test
    void takesTheSecretAtKakaoInTheFormOnly() throws Exception {
        String atGoogle = providers.code("google", Map.of("account", "0"));
        String atKakao = providers.code("kakao", Map.of("account", "0"));

        assertThat(providers.exchangeWithBasic("google", atGoogle).statusCode()).isEqualTo(200);
        var refused = providers.exchangeWithBasic("kakao", atKakao);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("invalid_client");
    }

    @Test
    void tellsTheOwnerOfAnAccessTokenOnly() throws Exception {
        JsonNode tokens = signIn("google", Map.of("account", "2"));

        JsonNode person =
                providers.userInfo("google", tokens.get("access_token").asString());

        assertThat(person.get("sub").asString())
                .isEqualTo(verified("google", tokens).getJWTClaimsSet().getSubject());
        assertThat(person.get("email").asString()).isEqualTo("aisha.rahman@ptsd.example");
        assertThat(providers.userInfoStatus("google", "guessed")).isEqualTo(401);
        assertThat(providers.userInfoStatus("kakao", tokens.get("access_token").asString()))
                .isEqualTo(401);
    }

    @Test
    void showsNothingThatWasTypedAsMarkup() throws Exception {
        var parameters = providers.request("google");
        parameters.put("client_id", "<script>");

        assertThat(providers
                        .get("google", "authorize?" + Providers.form(parameters))
                        .body())
                .doesNotContain("<script>");
    }

    private JsonNode signIn(String provider, Map<String, String> fields) throws Exception {
        return Providers.json(providers.exchange(provider, providers.code(provider, fields), Providers.VERIFIER));
    }

    private String subject(String provider, String email) throws Exception {
        return verified(provider, signIn(provider, Map.of("name", "Somebody", "email", email)))
                .getJWTClaimsSet()
                .getSubject();
    }

    private SignedJWT verified(String provider, JsonNode tokens) throws Exception {
        var id = SignedJWT.parse(tokens.get("id_token").asString());
        var keys = JWKSet.parse(providers.get(provider, "jwks").body());
        var key = keys.getKeyByKeyId(id.getHeader().getKeyID()).toRSAKey();
        assertThat(id.verify(new RSASSAVerifier(key))).isTrue();
        return id;
    }
}
