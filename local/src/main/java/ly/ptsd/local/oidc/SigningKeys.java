package ly.ptsd.local.oidc;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** The keys of one provider: the one that signs and, after a change, the one before it, both published. */
final class SigningKeys {

    private final Path file;
    private final Path former;
    private SigningKey key;
    private @Nullable SigningKey before;

    SigningKeys(Path file) {
        this.file = file;
        this.former = Path.of(file + ".former");
        this.key = SigningKey.in(file);
        this.before = Files.exists(former) ? SigningKey.in(former) : null;
    }

    /** Signs with a new key from now on. */
    synchronized void replace() {
        try {
            Files.move(file, former, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        before = key;
        key = SigningKey.in(file);
    }

    synchronized SignedJWT sign(JWTClaimsSet claims) {
        return key.sign(claims);
    }

    synchronized JWKSet published() {
        var all = new ArrayList<>(key.published().getKeys());
        if (before != null) {
            all.addAll(before.published().getKeys());
        }
        return new JWKSet(all);
    }
}
