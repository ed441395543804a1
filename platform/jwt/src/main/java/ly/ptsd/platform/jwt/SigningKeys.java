package ly.ptsd.platform.jwt;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The key with which a service signs its tokens (RS256). Made at the first start, shared by the replicas through the
 * service's own table {@code signing_key}, the private part encrypted with a secret from outside the database.
 */
public final class SigningKeys {

    private static final String FIRST = "key-1";

    private final Clock clock;
    private final KeyPair pair;

    public SigningKeys(JdbcClient jdbc, String secret, Clock clock) {
        this.clock = clock;
        var box = new SecretBox(secret);
        this.pair = stored(jdbc, box).orElseGet(() -> create(jdbc, box, clock));
    }

    /** A token to complete with issuer, subject, audience and claims; its type, times, id and signature are set. */
    public JwtBuilder token(String type, Duration life) {
        var now = clock.instant();
        return Jwts.builder()
                .header()
                .type(type)
                .keyId(keyId())
                .and()
                .id(UUID.randomUUID().toString())
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(life)))
                .signWith(pair.getPrivate(), Jwts.SIG.RS256);
    }

    /** The public keys as a JWK Set (RFC 7517, section 5). */
    public Map<String, Object> jwks() {
        return keySet().toJSONObject();
    }

    public JWKSource<SecurityContext> source() {
        return new ImmutableJWKSet<>(keySet());
    }

    private JWKSet keySet() {
        return new JWKSet(new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .keyID(keyId())
                .build());
    }

    /** The thumbprint of the key (RFC 7638): two deployments never share an id by accident. */
    private String keyId() {
        try {
            return new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .build()
                    .computeThumbprint()
                    .toString();
        } catch (com.nimbusds.jose.JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Optional<KeyPair> stored(JdbcClient jdbc, SecretBox box) {
        return jdbc.sql("SELECT public_key, private_key FROM signing_key WHERE kid = ?")
                .param(FIRST)
                .query((row, number) -> read(row.getBytes("public_key"), box.open(row.getBytes("private_key"))))
                .optional();
    }

    private static KeyPair create(JdbcClient jdbc, SecretBox box, Clock clock) {
        var made = generate();
        try {
            jdbc.sql("INSERT INTO signing_key (kid, public_key, private_key, created_at) VALUES (?, ?, ?, ?)")
                    .params(
                            FIRST,
                            made.getPublic().getEncoded(),
                            box.seal(made.getPrivate().getEncoded()),
                            LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .update();
            return made;
        } catch (DuplicateKeyException anotherReplicaWasFirst) {
            return stored(jdbc, box).orElseThrow();
        }
    }

    private static KeyPair generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair read(byte[] publicKey, byte[] privateKey) {
        try {
            var factory = KeyFactory.getInstance("RSA");
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(publicKey)),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(privateKey)));
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException("the stored signing key cannot be read", exception);
        }
    }
}
