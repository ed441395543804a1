package ly.ptsd.url.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ko-KR,ko;q=0.9 | KO",
                "en-US,en;q=0.9 | EN",
                "en;q=0.5,ko;q=0.9 | KO",
                "de-DE,en;q=0.4 | EN",
                "ja | KO",
                "* | KO",
                "'' | KO",
                "| KO",
                "en;q=lots | KO",
                "_ | KO"
            })
    void areInTheLanguageTheReaderLikesBest(String accepted, Words expected) {
        assertThat(Words.of(accepted)).isEqualTo(expected);
    }

    @Test
    void areTheSameInEveryLanguage() {
        assertThat(Words.EN.names()).isEqualTo(Words.KO.names());
    }

    @Test
    void sayATimeForThoseWithoutAScript() {
        var instant = Instant.parse("2026-03-01T10:05:00Z");

        assertThat(Words.KO.time(instant)).isEqualTo("2026년 3월 1일 (일) 오후 7:05, 한국 시간");
        assertThat(Words.EN.time(instant)).isEqualTo("Sun, 1 Mar 2026, 10:05 AM, UTC");
    }

    @ParameterizedTest
    @CsvSource({"5, 길이 5초, 5 s", "60, 길이 1분 0초, 1 min 0 s", "7384, 길이 2시간 3분 4초, 2 h 3 min 4 s"})
    void sayALength(int seconds, String korean, String english) {
        assertThat(Words.KO.length(Duration.ofSeconds(seconds))).isEqualTo(korean);
        assertThat(Words.EN.length(Duration.ofSeconds(seconds))).isEqualTo(english);
    }
}
