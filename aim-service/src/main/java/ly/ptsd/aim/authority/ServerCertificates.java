package ly.ptsd.aim.authority;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes certificates of servers (RFC 5280): one name, for TLS servers only, soon over. */
final class ServerCertificates {

    static final Duration LIFE = Duration.ofDays(7);

    private static final int SERIAL_BITS = 127;
    private static final X500Principal NOBODY = new X500Principal("");
    private static final SecureRandom RANDOM = new SecureRandom();

    private ServerCertificates() {}

    static X509Certificate issue(Root root, String host, PublicKey key, Instant now) {
        try {
            var names = new JcaX509ExtensionUtils();
            var builder = new JcaX509v3CertificateBuilder(
                            root.certificate().getSubjectX500Principal(),
                            new BigInteger(SERIAL_BITS, RANDOM).add(BigInteger.ONE),
                            Date.from(now.minus(Root.LEEWAY)),
                            Date.from(end(root, now)),
                            NOBODY,
                            key)
                    // with an empty subject the names must be understood (RFC 5280, 4.2.1.6)
                    .addExtension(
                            Extension.subjectAlternativeName,
                            true,
                            new GeneralNames(new GeneralName(GeneralName.dNSName, host)))
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(
                            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                    .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            names.createAuthorityKeyIdentifier(root.certificate()));
            var signed = builder.build(new JcaContentSignerBuilder(Root.SIGNATURE).build(root.key()));
            return new JcaX509CertificateConverter().getCertificate(signed);
        } catch (GeneralSecurityException | OperatorCreationException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Instant end(Root root, Instant now) {
        var rootEnds = root.certificate().getNotAfter().toInstant();
        var usual = now.plus(LIFE);
        return usual.isBefore(rootEnds) ? usual : rootEnds;
    }
}
