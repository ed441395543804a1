package ly.ptsd.media.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ly.ptsd.platform.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionNameTests {

    @Test
    void callsALanguageByItsOwnName() {
        assertThat(CaptionName.of("ko", null)).isEqualTo(new CaptionName("ko", "한국어"));
        assertThat(CaptionName.of("en-gb", null).language()).isEqualTo("en-GB");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "한국어", "en\"", "en\n", "toolonglanguage-toolonglanguage-toolong"})
    void refusesWhatIsNoLanguage(String tag) {
        assertThatThrownBy(() -> CaptionName.of(tag, "x")).isInstanceOf(Problem.class);
    }

    @Test
    void keepsALabelOnOneLineAndShort() {
        assertThat(CaptionName.of("ko", " 청각\n장애인용\t").label()).isEqualTo("청각 장애인용");
        assertThatThrownBy(() -> CaptionName.of("ko", "가".repeat(61))).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @CsvSource({"kor, ko", "eng, en", "ger, de", "'', und", "nonsense!, und"})
    void understandsHowFilesNameLanguages(String file, String tag) {
        assertThat(CaptionName.ofTrack(file, "").language()).isEqualTo(tag);
        assertThat(CaptionName.ofTrack(file, "x".repeat(100)).label()).hasSize(60);
    }
}
