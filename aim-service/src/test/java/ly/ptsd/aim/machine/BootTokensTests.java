package ly.ptsd.aim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import ly.ptsd.aim.tenant.TenantId;
import org.junit.jupiter.api.Test;

class BootTokensTests {

    private static final TenantId TENANT = new TenantId("abcdefghijkl");

    private final BootTokens tokens = tokens("a secret of more than thirty-two characters");

    @Test
    void readsWhatItMadeAndMakesItAgainTheSame() {
        var token = tokens.token(TENANT, 2, 3);
        assertThat(tokens.read(token)).hasValue(new BootTokens.Named(TENANT, 2, 3));
        assertThat(tokens.token(TENANT, 2, 3)).isEqualTo(token);
    }

    @Test
    void doesNotReadATokenThatWasChanged() {
        var token = tokens.token(TENANT, 1, 1);
        assertThat(tokens.read(token.replace("abcdefghijkl.1.1", "abcdefghijkl.2.1")))
                .isEmpty();
        assertThat(tokens.read(token.replace("abcdefghijkl", "bbcdefghijkl"))).isEmpty();
        assertThat(tokens.read(token + "A")).isEmpty();
    }

    @Test
    void doesNotReadAnotherPlatformsToken() {
        var other = tokens("another secret of more than thirty-two characters");
        assertThat(tokens.read(other.token(TENANT, 1, 1))).isEmpty();
    }

    private static BootTokens tokens(String secret) {
        return new BootTokens(new MachineTrustProperties(secret, Path.of("certificate.pem")));
    }
}
