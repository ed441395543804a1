package ly.ptsd.platform.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;

/**
 * One key of a service.
 *
 * @param number counts the service's keys, beginning with 1
 */
record SigningKey(int number, KeyPair pair, Instant madeAt) {

    private static final int BITS = 2048;

    static KeyPair generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static KeyPair read(byte[] publicKey, byte[] privateKey) {
        try {
            var factory = KeyFactory.getInstance("RSA");
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(publicKey)),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(privateKey)));
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException("the stored signing key cannot be read", exception);
        }
    }

    PrivateKey secret() {
        return pair.getPrivate();
    }

    /** The thumbprint of the key (RFC 7638): two deployments never share an id by accident. */
    String id() {
        try {
            return publicPart().build().computeThumbprint().toString();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    RSAKey published() {
        return publicPart()
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .keyID(id())
                .build();
    }

    private RSAKey.Builder publicPart() {
        return new RSAKey.Builder((RSAPublicKey) pair.getPublic());
    }
}
