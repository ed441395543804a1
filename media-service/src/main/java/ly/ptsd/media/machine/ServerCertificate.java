package ly.ptsd.media.machine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.stereotype.Component;

/**
 * How callers know that this is their tenant's server: a certificate of the platform's for the instance's own key. It is
 * kept over a restart and exchanged while the server runs; who is connected stays so. Until the first one has come, the
 * server shows one that it made itself, which nobody trusts.
 */
@Component
class ServerCertificate implements SslBundleRegistrar {

    /** As {@code server.ssl.bundle} names it. */
    static final String BUNDLE = "tenant";

    private static final Logger log = LoggerFactory.getLogger(ServerCertificate.class);

    private static final SslOptions OPTIONS = SslOptions.of(null, Set.of("TLSv1.3", "TLSv1.2"));
    /** Of a key store that exists in memory only. */
    private static final String PASSWORD = "in-memory";

    private final MachineKey key;
    private final Path file;
    private final Clock clock;
    private volatile @Nullable X509Certificate held;
    private volatile @Nullable SslBundleRegistry registry;

    ServerCertificate(MachineKey key, MachineProperties properties, Clock clock) {
        this.key = key;
        this.file = properties.stateDir().resolve("server.pem");
        this.clock = clock;
    }

    @Override
    public void registerBundles(SslBundleRegistry bundles) {
        held = kept().orElse(null);
        var shown = held == null ? List.of(key.ownCertificate(clock.instant())) : List.of(held);
        bundles.registerBundle(BUNDLE, bundle(shown));
        registry = bundles;
    }

    /** What to ask the platform for a certificate with, if it is time for one: at half of the last one's life. */
    Optional<String> request() {
        var current = held;
        return current != null && clock.instant().isBefore(halfOf(current))
                ? Optional.empty()
                : Optional.of(key.certificateRequest());
    }

    /** From now on shows this one. */
    void take(String pem) {
        try {
            var chain = read(pem);
            if (!isOurs(chain)) {
                throw new IllegalStateException("the certificate is for another key");
            }
            write(pem);
            held = chain.getFirst();
            if (registry != null) {
                registry.updateBundle(BUNDLE, bundle(chain));
            }
            log.info(
                    "certificate taken: until={}",
                    chain.getFirst().getNotAfter().toInstant());
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException("the certificate cannot be read", unreadable);
        }
    }

    private Optional<X509Certificate> kept() {
        try {
            var chain = Files.exists(file) ? read(Files.readString(file)) : List.<X509Certificate>of();
            return isOurs(chain) ? Optional.of(chain.getFirst()) : Optional.empty();
        } catch (IOException | GeneralSecurityException unusable) {
            log.warn("the kept certificate cannot be used: {}", unusable.toString());
            return Optional.empty();
        }
    }

    private boolean isOurs(List<X509Certificate> chain) {
        return !chain.isEmpty() && chain.getFirst().getPublicKey().equals(key.publicKey());
    }

    private void write(String pem) {
        var draft = file.resolveSibling("server.pem.tmp");
        try {
            Files.writeString(draft, pem);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private SslBundle bundle(List<X509Certificate> chain) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "server", key.privateKey(), PASSWORD.toCharArray(), chain.toArray(X509Certificate[]::new));
            return SslBundle.of(SslStoreBundle.of(store, PASSWORD, null), SslBundleKey.NONE, OPTIONS);
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Instant halfOf(X509Certificate certificate) {
        var from = certificate.getNotBefore().toInstant();
        return from.plus(
                Duration.between(from, certificate.getNotAfter().toInstant()).dividedBy(2));
    }

    private static List<X509Certificate> read(String pem) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
                .stream()
                .map(X509Certificate.class::cast)
                .toList();
    }
}
