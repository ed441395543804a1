package ly.ptsd.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainPathTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/users/me",
                "/api/users/",
                "/s/abc",
                "/.well-known/jwks.json",
                "/assets/app-1.2.3.js",
                "/a/..b/c..d/...e",
                "/%EC%A0%9C%EC%A3%BC",
                "/a%20b",
            })
    void takesWhatEverybodyReadsTheSame(String path) {
        assertThat(PlainPath.is(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "api/plans",
                "//internal/x",
                "/api//plans",
                "/api/plans//",
                "/api/machines/../../internal/x",
                "/api/machines/..",
                "/api/machines/./x",
                "/.",
                "/...",
                "/api/machines/%2e%2e/x",
                "/api/machines/.%2E/x",
                "/api/machines%2Fx",
                "/api/machines%5cx",
                "/api/machines\\..\\x",
                "/api/machines;a=b/x",
                "/api/machines/%3Bx",
                "/api/machines/%252e%252e/x",
                "/api/machines/%00",
                "/api/machines/%0d%0aX",
                "/api/machines/%7f",
                "/api/machines/%c0%ae%c0%ae/x",
                "/api/machines/%ff",
                "/api/machines/%3fa",
                "/api/machines/%23a",
                "/api/machines/%",
                "/api/machines/%2",
                "/api/machines/%zz",
            })
    void refusesWhatTwoReadersMayReadDifferently(String path) {
        assertThat(PlainPath.is(path)).isFalse();
    }
}
