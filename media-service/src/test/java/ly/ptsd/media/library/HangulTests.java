package ly.ptsd.media.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HangulTests {

    @ParameterizedTest
    @CsvSource({
        "ㅈㅈ, 제주",
        "ㅈ, 제주",
        "제, 제주",
        "제ㅈ, 제주",
        "젲, 제주",
        "젲ㅇ, 제주여행",
        "제주ㅇㅎ, 제주여행",
        "주, 제주",
        "고, 과일",
        "구, 귀",
        "달, 닭",
        "닭, 달걀",
        "닭, 닭",
        "갑, 값",
        "값, 갑수",
        "ㄳ, 감사",
        "ㄲ, 까치",
        "각, 가게",
        "있, 이쑤시개",
        "a.b, a.b",
        "\\d, x\\d",
        "(, :(",
        "🎬, a🎬b"
    })
    void findsByWhatIsTypedSoFar(String typed, String text) {
        assertThat(finds(typed, text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"제주, 제비", "ㅈㅊ, 제주", "젲, 제비", "한국, 하나국", "ㄱㅁ, 과일", "고, 가", "a.b, axb", "\\d, 1", "., a", "각시, 가기시"})
    void findsNothingElse(String typed, String text) {
        assertThat(finds(typed, text)).isFalse();
    }

    private static boolean finds(String typed, String text) {
        return Pattern.compile(Hangul.pattern(typed)).matcher(text).find();
    }
}
