package ly.ptsd.media;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/** The platform's private certificate authority, as far as a media server sees it. */
public final class TestAuthority {

    private static final String NAME = "CN=test";

    private final AtomicLong serials = new AtomicLong(1);
    private final KeyPair key;
    private final X509Certificate root;

    public TestAuthority() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            key = generator.generateKeyPair();
            root = new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    new X500Principal(NAME),
                                    BigInteger.valueOf(serials.getAndIncrement()),
                                    Date.from(Instant.now().minusSeconds(60)),
                                    Date.from(Instant.now().plus(Duration.ofDays(30))),
                                    new X500Principal(NAME),
                                    key.getPublic())
                            .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate())));
        } catch (GeneralSecurityException | IOException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public X509Certificate root() {
        return root;
    }

    /** A certificate for that name, in PEM, if the request is signed by the key it is for. */
    public String certify(String request, String host, Duration life) {
        try (var parser = new PEMParser(new StringReader(request));
                var text = new StringWriter();
                var pem = new JcaPEMWriter(text)) {
            var asked = (PKCS10CertificationRequest) parser.readObject();
            var builder = new X509v3CertificateBuilder(
                    new X500Name(NAME),
                    BigInteger.valueOf(serials.getAndIncrement()),
                    Date.from(Instant.now().minusSeconds(1)),
                    Date.from(Instant.now().plus(life)),
                    new X500Name(new org.bouncycastle.asn1.x500.RDN[0]),
                    asked.getSubjectPublicKeyInfo());
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    true,
                    new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
            pem.writeObject(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate())));
            pem.flush();
            return text.toString();
        } catch (IOException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
