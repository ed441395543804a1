package ly.ptsd.user.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.Signature;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import ly.ptsd.platform.jwt.SigningKeys;
import ly.ptsd.user.Browser;
import ly.ptsd.user.SignedIn;
import ly.ptsd.user.TestSettings;
import ly.ptsd.user.UserServiceTest;
import ly.ptsd.user.account.Provider;
import ly.ptsd.user.signin.ScriptedProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** Tokens as RFC 8725 warns of them, each for an account that exists: only the straight one opens it. */
@UserServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClaimAttackWebTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final RSAKey FORGER = newKey();

    private final SigningKeys keys;
    private Browser browser;
    private String account;

    ClaimAttackWebTests(@Autowired SigningKeys keys) {
        this.keys = keys;
    }

    @BeforeEach
    void signIn(@LocalServerPort int port) {
        browser = SignedIn.browser(port);
        account = SignedIn.me(browser).at("/id").asString();
    }

    @Test
    void theStraightTokenOpensTheAccount() {
        assertThat(status(straight().compact())).isEqualTo(200);
    }

    @Test
    void noSignatureOpensNothing() {
        var unsigned = complete(Jwts.builder().header().type("at+jwt").and()).expiration(inSeconds(60));
        refused(unsigned.compact());

        var parts = straight().compact().split("\\.");
        refused(parts[0] + "." + parts[1] + ".");
        refused(parts[0] + "." + parts[1]);
        for (var none : List.of("none", "None", "NONE", "nOnE")) {
            refused(header("{\"alg\":\"" + none + "\",\"typ\":\"at+jwt\"}") + "." + parts[1] + ".");
        }
    }

    @Test
    void anotherTokensSignatureOpensNothing() {
        var mine = straight().compact().split("\\.");
        var other = straight().claim("roles", List.of("operator")).compact().split("\\.");

        refused(mine[0] + "." + other[1] + "." + mine[2]);
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void thePublicKeyIsNoSecret(String algorithm, byte[] secret) {
        var mac =
                switch (algorithm) {
                    case "HS256" -> Jwts.SIG.HS256;
                    case "HS384" -> Jwts.SIG.HS384;
                    default -> Jwts.SIG.HS512;
                };
        var confused = complete(Jwts.builder()
                        .header()
                        .type("at+jwt")
                        .keyId(published().getKeyID())
                        .and())
                .expiration(inSeconds(60))
                .signWith(new SecretKeySpec(secret, "Hmac" + algorithm.replace("HS", "SHA")), mac);

        refused(confused.compact());
    }

    Stream<Arguments> secrets() throws Exception {
        var key = published().toPublicKey();
        var pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        return Stream.of("HS256", "HS384", "HS512")
                .flatMap(algorithm -> Stream.of(
                                key.getEncoded(),
                                pem.getBytes(StandardCharsets.UTF_8),
                                JSON.writeValueAsBytes(keys.jwks()),
                                published().getModulus().decode())
                        .map(secret -> Arguments.of(algorithm, secret)));
    }

    @Test
    void anotherAlgorithmOpensNothingEvenByTheRightKind() throws Exception {
        var own = FORGER.toPrivateKey();
        for (var algorithm : List.of(Jwts.SIG.RS384, Jwts.SIG.RS512, Jwts.SIG.PS256)) {
            var token = complete(Jwts.builder()
                            .header()
                            .type("at+jwt")
                            .keyId(published().getKeyID())
                            .and())
                    .expiration(inSeconds(60))
                    .signWith(own, algorithm);
            refused(token.compact());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "unknown",
                "key-1",
                "../../../../dev/null",
                "' OR '1'='1",
                "https://evil.example/key",
                "\u0000",
                "*"
            })
    void aKeyIdIsANameAndNothingElse(String kid) throws Exception {
        refused(forged(Map.of("kid", kid)));
    }

    @Test
    void aForgerWithTheRightKeyIdIsStillAForger() throws Exception {
        refused(forged(Map.of("kid", published().getKeyID())));
    }

    @Test
    void noTokenBringsItsOwnKey() throws Exception {
        var asked = new AtomicInteger();
        var host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        host.createContext("/", exchange -> {
            asked.incrementAndGet();
            var body = new JWKSet(FORGER.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        host.start();
        try {
            var address = "http://127.0.0.1:" + host.getAddress().getPort() + "/jwks.json";
            for (var kid : List.of(FORGER.getKeyID(), published().getKeyID())) {
                refused(forged(Map.of("kid", kid, "jku", address)));
                refused(forged(Map.of("kid", kid, "x5u", address)));
                refused(forged(Map.of("kid", kid, "jwk", FORGER.toPublicJWK().toJSONObject())));
            }
            assertThat(asked).hasValue(0);
        } finally {
            host.stop(0);
        }
    }

    @Test
    void aHeaderThatMustBeUnderstoodIsNotPassedOver() {
        var critical = straight()
                .header()
                .add("crit", List.of("exp-policy"))
                .add("exp-policy", "x")
                .and();

        refused(critical.compact());
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "media+jwt", "grant+jwt", "machine+jwt", "id+jwt", "application/jwt"})
    void anotherTypeOpensNothing(String type) {
        refused(complete(keys.token(type, Duration.ofMinutes(1))).compact());
    }

    @Test
    void aTokenWithoutATypeOpensNothing() {
        var untyped = straight().header();
        untyped.delete("typ");

        refused(untyped.and().compact());
    }

    @Test
    void tokensOfOtherDoorsOpenNothing() {
        var tenant = "media:abcdefghijkl";
        refused(token("media+jwt", TestSettings.ORIGIN + "/api/machines", tenant));
        refused(token("grant+jwt", TestSettings.ORIGIN + "/api/links", tenant));
        refused(token("machine+jwt", TestSettings.ORIGIN + "/api/machines", "machine"));
        refused(token("at+jwt", TestSettings.ORIGIN, tenant));
        refused(token("at+jwt", TestSettings.ORIGIN, "machine"));
        refused(token("at+jwt", TestSettings.ORIGIN + "/api/machines", "ptsd-api"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                TestSettings.ORIGIN + "/",
                TestSettings.ORIGIN + ".evil.example",
                "HTTP://LOCALHOST:8080",
                ""
            })
    void anotherIssuerOpensNothing(String issuer) {
        refused(token("at+jwt", issuer, "ptsd-api"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PTSD-API", "ptsd-api ", "ptsd", "ptsd-api,other", ""})
    void anotherAudienceOpensNothing(String audience) {
        refused(token("at+jwt", TestSettings.ORIGIN, audience));
    }

    @Test
    void aProvidersIdTokenOpensNothing() {
        var google = ScriptedProvider.of(Provider.GOOGLE);

        refused(google.idTokenFor(account, "ptsd-api"));
        refused(google.idTokenFor(account, ScriptedProvider.CLIENT_ID));
    }

    @Test
    void timesAreTakenWithHalfAMinuteOfLeewayAndNoMore() {
        assertThat(status(straight()
                        .issuedAt(inSeconds(-60))
                        .expiration(inSeconds(-20))
                        .compact()))
                .isEqualTo(200);
        refused(straight().issuedAt(inSeconds(-60)).expiration(inSeconds(-31)).compact());
        assertThat(status(straight().notBefore(inSeconds(20)).compact())).isEqualTo(200);
        refused(straight().notBefore(inSeconds(40)).compact());
    }

    @Test
    void aTokenThatNeverExpiresOpensNothing() {
        refused(straight().expiration(null).compact());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "1 OR 1=1"})
    void aSubjectThatIsNoAccountIsRefusedAndNotAFault(String subject) {
        var answer = browser.get(
                "/api/users/me",
                "Authorization",
                "Bearer " + straight().subject(subject).compact());

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void aSessionThatIsNoneIsRefusedAndNotAFault() {
        var answer = browser.get(
                "/api/users/me/sessions",
                "Authorization",
                "Bearer " + straight().claim("sid", "nonsense").compact());

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void twoTokensOpenNothing() {
        var token = "Bearer " + straight().compact();

        for (var other : List.of("Bearer x", token, "Basic eDp5")) {
            assertThat(browser.get("/api/users/me", "Authorization", token, "Authorization", other)
                            .statusCode())
                    .isEqualTo(401);
        }
        assertThat(browser.get("/api/users/me?access_token=" + straight().compact())
                        .statusCode())
                .isEqualTo(401);
    }

    private JwtBuilder straight() {
        return complete(keys.token("at+jwt", Duration.ofMinutes(1)));
    }

    private JwtBuilder complete(JwtBuilder token) {
        return complete(token, TestSettings.ORIGIN, "ptsd-api");
    }

    private JwtBuilder complete(JwtBuilder token, String issuer, String audience) {
        return token.issuer(issuer)
                .subject(account)
                .audience()
                .add(audience)
                .and()
                .claim("roles", List.of("subscriber"))
                .claim("sid", UUID.randomUUID().toString());
    }

    private String token(String type, String issuer, String audience) {
        return complete(keys.token(type, Duration.ofMinutes(1)), issuer, audience)
                .compact();
    }

    private String forged(Map<String, Object> header) throws Exception {
        PrivateKey key = FORGER.toPrivateKey();
        var parts = complete(Jwts.builder())
                .expiration(inSeconds(60))
                .signWith(key, Jwts.SIG.RS256)
                .compact()
                .split("\\.");
        var all = new TreeMap<String, Object>(header);
        all.put("alg", "RS256");
        all.put("typ", "at+jwt");
        var signed = header(JSON.writeValueAsString(all)) + "." + parts[1];
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private RSAKey published() {
        try {
            return JWKSet.parse(JSON.writeValueAsString(keys.jwks()))
                    .getKeys()
                    .getFirst()
                    .toRSAKey();
        } catch (ParseException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("forger").generate();
        } catch (JOSEException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String header(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Date inSeconds(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private int status(String token) {
        return browser.get("/api/users/me", "Authorization", "Bearer " + token).statusCode();
    }

    private void refused(String token) {
        var answer = browser.get("/api/users/me", "Authorization", "Bearer " + token);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(JSON.readTree(answer.body()).at("/code").asString()).isEqualTo("token_invalid");
    }
}
