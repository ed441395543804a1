package ly.ptsd.local.aws.metadata;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import ly.ptsd.local.aws.ec2.Instance;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes and signs instance identity documents, with the region's key that is made at the first start. */
final class IdentityDocuments {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(UTF_8));

    private final String account;
    private final String region;
    private final PrivateKey key;

    private IdentityDocuments(String account, String region, PrivateKey key) {
        this.account = account;
        this.region = region;
        this.key = key;
    }

    /**
     * @param keyFile the private key; made together with the certificate when it is not there
     * @param certificateFile the certificate that verifies what is signed here, as PEM
     */
    static IdentityDocuments signedBy(Path keyFile, Path certificateFile, String account, String region)
            throws IOException {
        try {
            if (!Files.exists(keyFile) || !Files.exists(certificateFile)) {
                make(keyFile, certificateFile);
            }
            String base64 = Files.readString(keyFile).replaceAll("-----[A-Z ]+-----|\\s", "");
            var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
            return new IdentityDocuments(
                    account, region, KeyFactory.getInstance("RSA").generatePrivate(spec));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("the key for identity documents is unusable: " + keyFile, e);
        }
    }

    private static void make(Path keyFile, Path certificateFile)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        var name = new X500Name("C=US, ST=Washington State, L=Seattle, O=Amazon Web Services LLC (stand-in)");
        Instant now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(
                name,
                BigInteger.valueOf(now.toEpochMilli()),
                Date.from(now.minus(1, ChronoUnit.DAYS)),
                Date.from(now.plus(36_500, ChronoUnit.DAYS)),
                name,
                pair.getPublic());
        var signer = new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate());
        X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        Files.createDirectories(keyFile.getParent());
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path next = Files.createTempFile(keyFile.getParent(), "identity", ".key", ownerOnly);
        Files.writeString(next, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        Files.writeString(certificateFile, pem("CERTIFICATE", certificate.getEncoded()));
        Files.move(next, keyFile, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + LINES.encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    String document(Instance instance) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("accountId", account);
        document.put("architecture", "x86_64");
        document.put("availabilityZone", region + "a");
        document.put("billingProducts", null);
        document.put("devpayProductCodes", null);
        document.put("marketplaceProductCodes", null);
        document.put("imageId", instance.launch().imageId());
        document.put("instanceId", instance.id());
        document.put("instanceType", instance.launch().type());
        document.put("kernelId", null);
        document.put("pendingTime", instance.launchedAt().truncatedTo(ChronoUnit.SECONDS));
        document.put("privateIp", instance.privateAddress());
        document.put("ramdiskId", null);
        document.put("region", region);
        document.put("version", "2017-09-30");
        return JSON.writeValueAsString(document);
    }

    /** SHA256withRSA over the document, base64 in lines as the service on EC2 gives it. */
    String signature(Instance instance) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(document(instance).getBytes(UTF_8));
            return LINES.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
