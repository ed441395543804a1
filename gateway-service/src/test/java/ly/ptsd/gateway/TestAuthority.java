package ly.ptsd.gateway;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority that vouches for servers, such as the platform's, or one that is none. */
final class TestAuthority {

    private static final char[] PASSWORD = "test".toCharArray();
    private static final Duration DAY = Duration.ofDays(1);

    private final AtomicLong serials = new AtomicLong(1);
    private final KeyPair key = newKey();
    private final X509Certificate root;

    TestAuthority(String name) {
        var named = new X500Principal("CN=" + name);
        root = certificate(named, named, key, Instant.now(), DAY.multipliedBy(30), true);
    }

    /** As aim-service publishes it. */
    String pem() {
        try (var text = new StringWriter();
                var pem = new JcaPEMWriter(text)) {
            pem.writeObject(root);
            pem.flush();
            return text.toString();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A server's side of TLS, with a certificate for these names. */
    SSLContext serverOf(String... names) {
        return server(Instant.now(), names);
    }

    /** With a certificate that was good until an hour ago. */
    SSLContext expired(String... names) {
        return server(Instant.now().minus(DAY).minus(Duration.ofHours(1)), names);
    }

    private SSLContext server(Instant from, String... names) {
        var pair = newKey();
        var certificate =
                certificate(root.getSubjectX500Principal(), new X500Principal(""), pair, from, DAY, false, names);
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", pair.getPrivate(), PASSWORD, new X509Certificate[] {certificate});
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private X509Certificate certificate(
            X500Principal issuer,
            X500Principal subject,
            KeyPair pair,
            Instant from,
            Duration life,
            boolean authority,
            String... names) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    BigInteger.valueOf(serials.getAndIncrement()),
                    Date.from(from.minusSeconds(60)),
                    Date.from(from.plus(life)),
                    subject,
                    pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (names.length > 0) {
                builder.addExtension(Extension.subjectAlternativeName, true, alternatives(names));
            }
            var signed = builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate()));
            return new JcaX509CertificateConverter().getCertificate(signed);
        } catch (IOException | GeneralSecurityException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static GeneralNames alternatives(String... names) {
        return new GeneralNames(Stream.of(names)
                .map(name -> new GeneralName(GeneralName.dNSName, name))
                .toArray(GeneralName[]::new));
    }

    private static KeyPair newKey() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
