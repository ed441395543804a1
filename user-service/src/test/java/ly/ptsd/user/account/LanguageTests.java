package ly.ptsd.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTests {

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            delimiter = '|',
            value = {
                "ko-KR,ko;q=0.9,en-US;q=0.8 | KO",
                "en-GB,en;q=0.9,ko;q=0.8    | EN",
                "fr,ko;q=0.5                | KO",
                "fr-CA                      | EN",
                "*                          | EN",
                "ko;q=nonsense              | EN",
                "none                       | EN"
            })
    void isWhatTheBrowserLikesBest(String acceptLanguage, Language language) {
        assertThat(Language.preferred(acceptLanguage)).isEqualTo(language);
    }
}
