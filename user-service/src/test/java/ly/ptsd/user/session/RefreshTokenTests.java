package ly.ptsd.user.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTokenTests {

    @Test
    void carries256RandomBits() {
        assertThat(RefreshToken.random().value())
                .matches("[A-Za-z0-9_-]{43}")
                .isNotEqualTo(RefreshToken.random().value());
    }

    @Test
    void readsBackWhatItWrote() {
        var token = RefreshToken.random();
        assertThat(RefreshToken.parse(token.value())).contains(token);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "short", "' OR 1=1 --                                "})
    void readsNothingElse(String value) {
        assertThat(RefreshToken.parse(value)).isEmpty();
    }

    @Test
    void cannotBeMadeOfAnythingElse() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RefreshToken("guess"));
    }

    @Test
    void doesNotShowInLogs() {
        var token = RefreshToken.random();
        assertThat(token.toString()).doesNotContain(token.value());
    }
}
