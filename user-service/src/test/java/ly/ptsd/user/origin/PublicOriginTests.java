package ly.ptsd.user.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicOriginTests {

    private final PublicOrigin secure = new PublicOrigin(URI.create("https://ptsd.example"));
    private final PublicOrigin plain = new PublicOrigin(URI.create("http://localhost:8080"));

    @Test
    void buildsAbsoluteAddresses() {
        assertThat(plain.at("/login")).isEqualTo("http://localhost:8080/login");
    }

    @Test
    void hasBrowsersInsistOnTlsWhereThereIsTls() {
        assertThat(secure.cookieName("ptsd_refresh")).isEqualTo("__Secure-ptsd_refresh");
        assertThat(plain.cookieName("ptsd_refresh")).isEqualTo("ptsd_refresh");
    }

    @Test
    void equalsItsOwnHeaderOnly() {
        assertThat(secure.equalsHeader("https://ptsd.example")).isTrue();
        assertThat(secure.equalsHeader("http://ptsd.example")).isFalse();
        assertThat(secure.equalsHeader("https://ptsd.example:444")).isFalse();
        assertThat(secure.equalsHeader(null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://ptsd.example/", "https://ptsd.example?a=b", "ftp://ptsd.example", "ptsd.example"})
    void isNothingButAnOrigin(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PublicOrigin(URI.create(address)))
                .withMessageContaining("ptsd.public-origin");
    }
}
