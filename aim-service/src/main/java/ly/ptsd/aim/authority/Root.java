package ly.ptsd.aim.authority;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A key of the authority and the certificate by which others know it.
 *
 * @param number counts the roots, beginning with 1
 */
record Root(int number, PrivateKey key, X509Certificate certificate, Instant madeAt) {

    static final String SIGNATURE = "SHA256withECDSA";

    /** Those who check look at a clock of their own. */
    static final Duration LEEWAY = Duration.ofMinutes(5);

    private static final String CURVE = "secp256r1";

    /** A new root with a key of its own. */
    static Root make(int number, Instant now, Duration life) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE));
            var pair = generator.generateKeyPair();
            var name = new X500Name("CN=PTSD.ly tenants " + number);
            var names = new JcaX509ExtensionUtils();
            var builder = new JcaX509v3CertificateBuilder(
                            name,
                            BigInteger.valueOf(number),
                            Date.from(now.minus(LEEWAY)),
                            Date.from(now.plus(life)),
                            name,
                            pair.getPublic())
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign))
                    .addExtension(
                            Extension.subjectKeyIdentifier, false, names.createSubjectKeyIdentifier(pair.getPublic()));
            var signed = builder.build(new JcaContentSignerBuilder(SIGNATURE).build(pair.getPrivate()));
            var certificate = new JcaX509CertificateConverter().getCertificate(signed);
            return new Root(number, pair.getPrivate(), certificate, now);
        } catch (GeneralSecurityException | OperatorCreationException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Root stored(int number, byte[] privateKey, byte[] certificate, Instant madeAt) {
        try {
            var key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(privateKey));
            var read =
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
            return new Root(number, key, (X509Certificate) read, madeAt);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a stored root cannot be read", broken);
        }
    }
}
