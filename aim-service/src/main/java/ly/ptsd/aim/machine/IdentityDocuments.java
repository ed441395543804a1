package ly.ptsd.aim.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Optional;
import ly.ptsd.aim.instance.InstanceId;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the identity documents that instances get from their metadata service, signed by the cloud. */
@Component
class IdentityDocuments {

    private final PublicKey cloud;
    private final JsonMapper json;

    IdentityDocuments(MachineTrustProperties trust, JsonMapper json) {
        this.cloud = publicKey(trust.identityCertificate());
        this.json = json;
    }

    /**
     * The instance that this document was issued to; empty when the signature is not the cloud's.
     *
     * @param document exactly as the metadata service gave it: the signature covers every byte
     * @param signature base64, line breaks allowed
     */
    Optional<InstanceId> verify(String document, String signature) {
        if (!isSigned(document, signature)) {
            return Optional.empty();
        }
        try {
            var id = json.readTree(document).path("instanceId").asString("");
            return id.isEmpty() ? Optional.empty() : Optional.of(new InstanceId(id));
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    private boolean isSigned(String document, String signature) {
        try {
            var verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(cloud);
            verifier.update(document.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(Base64.getMimeDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            return false;
        }
    }

    private static PublicKey publicKey(Path certificate) {
        try (var pem = Files.newInputStream(certificate)) {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(pem)
                    .getPublicKey();
        } catch (IOException missing) {
            throw new UncheckedIOException("ptsd.aim.identity-certificate cannot be read", missing);
        } catch (CertificateException broken) {
            throw new IllegalStateException("ptsd.aim.identity-certificate is no certificate", broken);
        }
    }
}
