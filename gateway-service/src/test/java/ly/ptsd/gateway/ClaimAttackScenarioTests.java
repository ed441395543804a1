package ly.ptsd.gateway;

import static ly.ptsd.gateway.Behind.MEDIA;
import static ly.ptsd.gateway.Behind.ORIGIN;
import static ly.ptsd.gateway.Behind.TENANT;
import static ly.ptsd.gateway.Behind.access;
import static ly.ptsd.gateway.Behind.accessToken;
import static ly.ptsd.gateway.Behind.aim;
import static ly.ptsd.gateway.Behind.grant;
import static ly.ptsd.gateway.Behind.grants;
import static ly.ptsd.gateway.Behind.mediaToken;
import static ly.ptsd.gateway.Behind.owner;
import static ly.ptsd.gateway.Behind.user;
import static ly.ptsd.gateway.Caller.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that nobody issued, or that were issued for something else (RFC 8725). */
class ClaimAttackScenarioTests extends GatewayScenario {

    private static final String ME = "/api/users/me";
    private static final KeyPair stranger = Jwts.SIG.RS256.keyPair().build();

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE"})
    void needsASignature(String algorithm) throws Exception {
        var header = "{\"alg\":\"%s\",\"typ\":\"at+jwt\"}".formatted(algorithm);
        var claims = accessToken().split("\\.")[1];
        isRefused(encode(header) + "." + claims + ".");
        isRefused(encode(header) + "." + claims + "." + accessToken().split("\\.")[2]);
        isRefused(encode(header) + "." + claims);
    }

    @Test
    void takesNoPublicKeyForASharedSecret() throws Exception {
        var der = access.publicKey().getEncoded();
        var pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes()).encodeToString(der) + "\n-----END PUBLIC KEY-----\n";
        for (var secret : List.of(
                der, pem.getBytes(StandardCharsets.US_ASCII), access.jwks().getBytes())) {
            isRefused(claims().header()
                    .type("at+jwt")
                    .keyId("k1")
                    .and()
                    .signWith(Keys.hmacShaKeyFor(secret), Jwts.SIG.HS256)
                    .compact());
        }
    }

    @Test
    void takesOneAlgorithmOnly() throws Exception {
        isRefused(access.token("ptsd-api")
                .signWith(access.privateKey(), Jwts.SIG.RS384)
                .compact());
        isRefused(access.token("ptsd-api")
                .signWith(access.privateKey(), Jwts.SIG.RS512)
                .compact());
        isRefused(access.token("ptsd-api")
                .signWith(access.privateKey(), Jwts.SIG.PS256)
                .compact());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k2",
                "../../../../dev/null",
                "' OR '1'='1",
                "http://evil.example/jwks.json",
                "|/bin/true",
                "k1\u0000",
                "K1",
            })
    void looksForAKeyOnlyInItsOwnSet(String keyId) throws Exception {
        isRefused(claims().header()
                .type("at+jwt")
                .keyId(keyId)
                .and()
                .signWith(stranger.getPrivate())
                .compact());
        isRefused(access.token("ptsd-api").header().keyId(keyId).and().compact());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jku", "x5u"})
    void fetchesNoKeysFromWhereATokenSays(String header) throws Exception {
        try (var evil = new Upstream().json("/keys", 200, jwksOfStranger())) {
            isRefused(claims().header()
                    .type("at+jwt")
                    .keyId("k1")
                    .add(header, evil.uri() + "/keys")
                    .and()
                    .signWith(stranger.getPrivate())
                    .compact());
            assertThat(evil.asked("/keys")).isFalse();
        }
    }

    @Test
    void takesNoKeyFromTheTokenItself() throws Exception {
        var key = new RSAKey.Builder((RSAPublicKey) stranger.getPublic())
                .keyID("k1")
                .build();
        isRefused(claims().header()
                .type("at+jwt")
                .keyId("k1")
                .add("jwk", key.toJSONObject())
                .and()
                .signWith(stranger.getPrivate())
                .compact());
        isRefused(claims().header()
                .type("at+jwt")
                .keyId("k1")
                .add("x5t#S256", "AAAA")
                .and()
                .signWith(stranger.getPrivate())
                .compact());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"JWT", "jwt", "AT+JWT2", "id+jwt", "media+jwt", "grant+jwt", "machine+jwt", "logout+jwt", ""})
    void takesNoOtherType(String type) throws Exception {
        isRefused(access.token("ptsd-api").header().type(type).and().compact());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080/",
                "https://localhost:8080",
                "http://localhost:8080/api/machines",
                "https://accounts.google.com",
                "HTTP://LOCALHOST:8080",
                "",
            })
    void takesNoOtherIssuer(String issuer) throws Exception {
        isRefused(access.token("ptsd-api").issuer(issuer).compact());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ptsd", "PTSD-API", "ptsd-api ", "media:abcdefghijkl", "google-client", "*", ""})
    void takesNoOtherAudience(String audience) throws Exception {
        isRefused(access.token(audience).compact());
    }

    /** What user-service signs for a browser's eyes is no key to the API, whoever signed it. */
    @Test
    void takesNoIdTokenForAnAccessToken() throws Exception {
        isRefused(access.token("google-client")
                .header()
                .type("JWT")
                .and()
                .claim("nonce", "n")
                .compact());
        isRefused(claims().header()
                .type("JWT")
                .keyId("google-1")
                .and()
                .issuer("https://accounts.google.com")
                .signWith(stranger.getPrivate())
                .compact());
    }

    @Test
    void takesEachTokenForItsOwnPurposeOnly() throws Exception {
        isRefused(grant(TENANT));
        isRefused(mediaToken(TENANT));
        isRefused(grants.token("ptsd-api").compact());
        isRefused(owner.token("ptsd-api").compact());
        isRefusedByMedia(accessToken());
        isRefusedByMedia(access.token("media:" + TENANT).compact());
        isRefusedByMedia(
                access.token("media:" + TENANT).issuer(ORIGIN + "/api/machines").compact());
        isRefusedByMedia(owner.token("media:" + TENANT)
                .header()
                .type("machine+jwt")
                .and()
                .compact());
        isRefusedByMedia(owner.token("machine").compact());
        isRefusedByMedia(
                grants.token("media:" + TENANT).header().type("media+jwt").and().compact());
        isRefusedByMedia(
                grants.token("media:" + TENANT).issuer(ORIGIN + "/api/machines").compact());
        isRefusedByMedia(
                owner.token("media:" + TENANT).issuer(ORIGIN + "/api/links").compact());
    }

    @ParameterizedTest
    @CsvSource({
        // seconds from now: expiry, not before
        "600, 0, true",
        "-20, -600, true",
        "-40, -600, false",
        "600, 20, true",
        "600, 40, false",
        "-1000000000, -1000000001, false",
    })
    void allowsHalfAMinuteOfClockSkew(long expiry, long notBefore, boolean valid) throws Exception {
        var now = Instant.now();
        var token = access.token("ptsd-api")
                .expiration(Date.from(now.plusSeconds(expiry)))
                .notBefore(Date.from(now.plusSeconds(notBefore)))
                .compact();
        assertThat(caller.as(ME, token).statusCode()).isEqualTo(valid ? 200 : 401);
    }

    @Test
    void needsEveryClaim() throws Exception {
        isRefused(access.token("ptsd-api").expiration(null).compact());
        isRefused(access.token("ptsd-api").subject(null).compact());
        isRefused(access.token("ptsd-api").issuer(null).compact());
        isRefused(access.only(
                Map.of("iss", ORIGIN, "sub", "x", "exp", Instant.now().getEpochSecond() + 60)));
    }

    @Test
    void understandsNoCriticalExtension() throws Exception {
        isRefused(access.token("ptsd-api")
                .header()
                .add("crit", List.of("urn:x"))
                .add("urn:x", true)
                .and()
                .compact());
    }

    @Test
    void readsATokenAsItWasSigned() throws Exception {
        var parts = accessToken().split("\\.");
        isRefused(parts[0] + "." + encode("{\"sub\":\"root\"}") + "." + parts[2]);
        isRefused(parts[0] + "." + parts[1] + "." + parts[2].substring(0, parts[2].length() - 8));
        isRefused(parts[0] + "." + parts[1] + ".");
        isRefused(parts[0] + "." + parts[1] + "." + parts[2] + ".x");
        isRefused(accessToken() + "x");
        isRefused("a.b.c");
        isRefused("...");
        isRefused(parts[0] + "." + parts[1] + "." + parts[2] + "." + parts[0] + "." + parts[1]);
    }

    @Test
    void wastesNoTimeOnATokenOfManyKilobytes() throws Exception {
        isRefused("a".repeat(12_000));
        isRefused(access.token("ptsd-api").claim("x", "a".repeat(200)).compact() + "a".repeat(8_000));
    }

    @Test
    void goesOnForValidTokensWhileUserServiceIsDown() throws Exception {
        assertThat(caller.as(ME, accessToken()).statusCode()).isEqualTo(200);
        user.json("/.well-known/jwks.json", 503, "{}");
        aim.json("/api/machines/jwks.json", 503, "{}");
        try {
            assertThat(caller.as("/api/subscriptions", accessToken()).statusCode())
                    .isEqualTo(200);
        } finally {
            user.json("/.well-known/jwks.json", 200, access.jwks());
            aim.json("/api/machines/jwks.json", 200, owner.jwks());
        }
    }

    private void isRefused(String token) throws Exception {
        int before = user.seen.size();
        refused(caller.as(ME, token), 401, "token_invalid");
        assertThat(user.seen).hasSize(before);
    }

    private void isRefusedByMedia(String token) throws Exception {
        refused(caller.as(MEDIA + "/items", token), 401, "token_invalid");
    }

    private static JwtBuilder claims() {
        return Jwts.builder()
                .issuer(ORIGIN)
                .subject("11111111-1111-1111-1111-111111111111")
                .audience()
                .add("ptsd-api")
                .and()
                .expiration(Date.from(Instant.now().plusSeconds(600)));
    }

    private static String jwksOfStranger() {
        var key = new RSAKey.Builder((RSAPublicKey) stranger.getPublic())
                .keyID("k1")
                .build();
        return "{\"keys\":[" + key.toJSONString() + "]}";
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
