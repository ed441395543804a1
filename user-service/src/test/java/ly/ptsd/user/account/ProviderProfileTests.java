package ly.ptsd.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderProfileTests {

    @Test
    void keepsWhatIsUsable() {
        var profile = profile("kim@example.com", "https://pictures.example/kim.jpg");

        assertThat(profile.email()).isEqualTo("kim@example.com");
        assertThat(profile.pictureUrl()).isEqualTo("https://pictures.example/kim.jpg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "javascript:alert(1)", "data:image/png;base64,AAAA", "//pictures.example/kim.jpg"})
    void dropsAPictureThatIsNoWebAddress(String pictureUrl) {
        assertThat(profile(null, pictureUrl).pictureUrl()).isNull();
    }

    @Test
    void dropsWhatIsTooLongToKeep() {
        assertThat(profile("k".repeat(321), "https://" + "p".repeat(2041))).isEqualTo(profile(null, null));
    }

    @Test
    void takesABlankEmailForNone() {
        assertThat(profile(" ", null).email()).isNull();
    }

    private static ProviderProfile profile(String email, String pictureUrl) {
        return new ProviderProfile(Provider.KAKAO, "https://kakao.example", "7", "Kim", email, pictureUrl);
    }
}
