package ly.ptsd.aim.authority;

import java.io.IOException;
import java.io.StringReader;
import java.security.PublicKey;
import java.util.Arrays;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;

/** Reads certificate requests (RFC 2986), of which only the proof counts: that the sender holds the key. */
final class CertificateRequests {

    private CertificateRequests() {}

    static boolean isSignedBy(PublicKey key, String pem) {
        try (var parser = new PEMParser(new StringReader(pem))) {
            return parser.readObject() instanceof PKCS10CertificationRequest request && isSignedBy(key, request);
        } catch (IOException | PKCSException | OperatorCreationException | RuntimeException broken) {
            return false;
        }
    }

    private static boolean isSignedBy(PublicKey key, PKCS10CertificationRequest request)
            throws IOException, PKCSException, OperatorCreationException {
        var holds = request.getSubjectPublicKeyInfo().getEncoded();
        return Arrays.equals(holds, key.getEncoded())
                && request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key));
    }
}
