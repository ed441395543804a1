package ly.ptsd.gateway;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

/** Signs as one of the services would. */
final class TestTokens {

    private final KeyPair pair = Jwts.SIG.RS256.keyPair().build();
    private final String issuer;
    private final String type;

    TestTokens(String issuer, String type) {
        this.issuer = issuer;
        this.type = type;
    }

    String jwks() {
        return new JWKSet(new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                        .keyID("k1")
                        .build())
                .toString();
    }

    JwtBuilder token(String audience) {
        return Jwts.builder()
                .header()
                .type(type)
                .keyId("k1")
                .and()
                .issuer(issuer)
                .subject(UUID.randomUUID().toString())
                .audience()
                .add(audience)
                .and()
                .expiration(Date.from(Instant.now().plusSeconds(600)))
                .signWith(pair.getPrivate(), Jwts.SIG.RS256);
    }

    PublicKey publicKey() {
        return pair.getPublic();
    }

    PrivateKey privateKey() {
        return pair.getPrivate();
    }

    /** These claims and no others, rightly signed. */
    String only(Map<String, Object> claims) {
        return Jwts.builder()
                .header()
                .type(type)
                .keyId("k1")
                .and()
                .claims(claims)
                .signWith(pair.getPrivate(), Jwts.SIG.RS256)
                .compact();
    }
}
