package ly.ptsd.aim.machine;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.PublicKey;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;

/** The public key an instance made for itself: RSA of at least 2048 bits or EC P-256. */
record MachineKey(JWK jwk) {

    private static final int SMALLEST_RSA = 2048;

    /** Empty when it is no such key, or holds its private part. */
    static Optional<MachineKey> of(Map<String, Object> jwk) {
        try {
            var parsed = JWK.parse(jwk);
            boolean fit =
                    switch (parsed) {
                        case RSAKey rsa -> rsa.size() >= SMALLEST_RSA;
                        case ECKey ec -> Curve.P_256.equals(ec.getCurve());
                        default -> false;
                    };
            return fit && !parsed.isPrivate() ? Optional.of(new MachineKey(parsed)) : Optional.empty();
        } catch (ParseException | IllegalArgumentException | NullPointerException broken) {
            return Optional.empty();
        }
    }

    static MachineKey stored(String json) {
        try {
            return new MachineKey(JWK.parse(json));
        } catch (ParseException broken) {
            throw new IllegalStateException("a stored machine key cannot be read", broken);
        }
    }

    String json() {
        return jwk.toJSONString();
    }

    JWSAlgorithm algorithm() {
        return jwk instanceof RSAKey ? JWSAlgorithm.RS256 : JWSAlgorithm.ES256;
    }

    PublicKey publicKey() {
        try {
            return jwk instanceof RSAKey rsa
                    ? rsa.toRSAPublicKey()
                    : jwk.toECKey().toECPublicKey();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** By thumbprint (RFC 7638): other members of the JWK do not matter. */
    boolean isSame(MachineKey other) {
        try {
            return jwk.computeThumbprint().equals(other.jwk.computeThumbprint());
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
