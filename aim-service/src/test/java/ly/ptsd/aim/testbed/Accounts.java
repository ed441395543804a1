package ly.ptsd.aim.testbed;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Plays user-service: publishes keys and signs access tokens, right ones and wrong ones. */
public final class Accounts {

    public static final String ORIGIN = "http://localhost:8080";

    private static final RSAKey KEY = generate();
    private static final RSAKey KEY_OF_SOMEBODY_ELSE = generate();
    private static final URI JWKS = publish();

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Map<Bearer, Kept> KEPT = new ConcurrentHashMap<>();

    private record Bearer(UUID account, List<String> roles) {}

    private record Kept(String token, Instant at) {}

    private Accounts() {}

    public static URI jwkSetUri() {
        return JWKS;
    }

    public static String token(UUID account) {
        return token(account, List.of("subscriber"));
    }

    /** The same one for a while: a soak asks for one all the time, and signing is what would cost most in it. */
    public static String token(UUID account, List<String> roles) {
        return KEPT.compute(
                        new Bearer(account, roles),
                        (_, kept) -> kept == null
                                        || kept.at().isBefore(Instant.now().minus(LIFE.dividedBy(2)))
                                ? new Kept(token(account, claims -> claims.claim("roles", roles)), Instant.now())
                                : kept)
                .token();
    }

    public static String token(UUID account, Consumer<JWTClaimsSet.Builder> change) {
        return signed(KEY, "at+jwt", account, change);
    }

    /** Every way in which a token can be wrong here. */
    public static List<String> wrongTokens(UUID account) {
        var longAgo = Date.from(Instant.now().minus(Duration.ofMinutes(5)));
        return List.of(
                "no.token.atall",
                token(account, claims -> claims.expirationTime(longAgo)),
                token(account, claims -> claims.audience("another")),
                token(account, claims -> claims.issuer("http://elsewhere")),
                signed(KEY, "JWT", account, _ -> {}),
                signed(KEY_OF_SOMEBODY_ELSE, "at+jwt", account, _ -> {}));
    }

    private static String signed(RSAKey key, String type, UUID account, Consumer<JWTClaimsSet.Builder> change) {
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(ORIGIN)
                .audience("ptsd-api")
                .subject(account.toString())
                .claim("roles", List.of("subscriber"))
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)));
        change.accept(claims);
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType(type))
                .keyID(key.getKeyID())
                .build();
        try {
            var token = new SignedJWT(header, claims.build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(2048).keyID("user-key").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static URI publish() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var keys = new JWKSet(KEY.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            server.createContext("/jwks.json", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            server.start();
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/jwks.json");
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
