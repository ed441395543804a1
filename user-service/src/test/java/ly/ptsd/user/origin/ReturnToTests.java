package ly.ptsd.user.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnToTests {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/watch/7", "/search?q=a//b&x=%20#top", "/%ED%95%9C", "/a:b@c"})
    void isAPathOfThePlatform(String path) {
        assertThat(ReturnTo.of(path).path()).isEqualTo(path);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "watch",
                "//evil.example",
                "/\\evil.example",
                "/a\\b",
                "/a//evil.example",
                "/..//evil.example",
                "https://evil.example",
                "javascript:alert(1)",
                "/a b",
                "/a\tb",
                "/a\r\nb",
                "/\u0000",
                "/한",
                "/\u007f"
            })
    void isTheStartInsteadOfAnythingDoubtful(String asked) {
        assertThat(ReturnTo.of(asked)).isEqualTo(ReturnTo.START);
    }

    @Test
    void isNoLongerThanAHeaderMayBe() {
        assertThat(ReturnTo.of("/" + "a".repeat(1999)).path()).hasSize(2000);
        assertThat(ReturnTo.of("/" + "a".repeat(2000))).isEqualTo(ReturnTo.START);
    }

    @Test
    void isToldOneThingMoreWhereverItsQueryStands() {
        assertThat(ReturnTo.of("/me").with("linked", "kakao")).isEqualTo("/me?linked=kakao");
        assertThat(ReturnTo.of("/me?tab=2#top").with("linkError", "a b")).isEqualTo("/me?tab=2&linkError=a+b#top");
        assertThat(ReturnTo.of("/watch?v=1&t=2").encoded()).isEqualTo("%2Fwatch%3Fv%3D1%26t%3D2");
    }

    @Test
    void cannotBeMadeOfAnythingElse() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ReturnTo("//evil.example"));
    }
}
