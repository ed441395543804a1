package ly.ptsd.media.machine;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** The key pair made on this instance; its private half never leaves the state directory (mode 0600). */
final class MachineKey {

    private static final int BITS = 2048;
    private static final Duration ASSERTION_LIFE = Duration.ofSeconds(60);
    private static final Duration OWN_CERTIFICATE_LIFE = Duration.ofDays(1);
    private static final X500Principal NOBODY = new X500Principal("");

    private final KeyPair pair;

    private MachineKey(KeyPair pair) {
        this.pair = pair;
    }

    /** Loads the instance's key, or makes one at the first start. */
    static MachineKey in(Path stateDir) {
        try {
            Files.createDirectories(stateDir);
            Path file = stateDir.resolve("machine.key");
            return new MachineKey(Files.exists(file) ? read(file) : make(file));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (GeneralSecurityException problem) {
            throw new IllegalStateException("the machine key cannot be used", problem);
        }
    }

    /** The public half (RFC 7517). */
    Map<String, Object> jwk() {
        return Map.copyOf(Jwks.builder().key((RSAPublicKey) pair.getPublic()).build());
    }

    /** Proves to the audience that this instance asks, once and within a minute. */
    String assertion(String instanceId, String audience, Instant now) {
        return Jwts.builder()
                .issuer(instanceId)
                .subject(instanceId)
                .audience()
                .single(audience)
                .id(UUID.randomUUID().toString())
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(ASSERTION_LIFE)))
                .signWith(pair.getPrivate(), Jwts.SIG.RS256)
                .compact();
    }

    PublicKey publicKey() {
        return pair.getPublic();
    }

    PrivateKey privateKey() {
        return pair.getPrivate();
    }

    /** Asks for a certificate (PKCS#10, PEM). It names nobody: who this is, the platform knows. */
    String certificateRequest() {
        try {
            var request = new JcaPKCS10CertificationRequestBuilder(NOBODY, pair.getPublic()).build(signer());
            return "-----BEGIN CERTIFICATE REQUEST-----\n%s\n-----END CERTIFICATE REQUEST-----\n"
                    .formatted(Base64.getMimeEncoder().encodeToString(request.getEncoded()));
        } catch (IOException | OperatorCreationException problem) {
            throw new IllegalStateException(problem);
        }
    }

    /** A certificate that proves nothing, for as long as there is no other. */
    X509Certificate ownCertificate(Instant now) {
        var name = new X500Principal("CN=not yet known");
        try {
            var own = new JcaX509v3CertificateBuilder(
                            name,
                            BigInteger.ONE,
                            Date.from(now),
                            Date.from(now.plus(OWN_CERTIFICATE_LIFE)),
                            name,
                            pair.getPublic())
                    .build(signer());
            return new JcaX509CertificateConverter().getCertificate(own);
        } catch (GeneralSecurityException | OperatorCreationException problem) {
            throw new IllegalStateException(problem);
        }
    }

    private ContentSigner signer() throws OperatorCreationException {
        return new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate());
    }

    private static KeyPair make(Path file) throws IOException, GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        var made = generator.generateKeyPair();
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), "machine", ".tmp", ownerOnly);
        Files.write(draft, made.getPrivate().getEncoded());
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        return made;
    }

    private static KeyPair read(Path file) throws IOException, GeneralSecurityException {
        var factory = KeyFactory.getInstance("RSA");
        var secret = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(file)));
        var open = factory.generatePublic(new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent()));
        return new KeyPair(open, secret);
    }
}
