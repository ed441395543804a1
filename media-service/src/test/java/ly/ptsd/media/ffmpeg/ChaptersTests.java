package ly.ptsd.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ChaptersTests {

    @Test
    void putsChaptersInOrderAndCountsFromTheStartOfTheFile() {
        assertThat(chapters("""
                        [{"start_time":"12.5","tags":{"title":"two"}},
                         {"start_time":"1.0","tags":{"title":"one"}},
                         {"start_time":"12.5","tags":{"title":"again"}},
                         {"start_time":"20.0"}]"""))
                .containsExactly(
                        new Chapter(Duration.ZERO, "one"),
                        new Chapter(Duration.ofMillis(10_500), "two"),
                        new Chapter(Duration.ofSeconds(18), ""));
    }

    @Test
    void keepsTitlesOnOneLineAndShort() {
        String title = "a\\u0000b\\n\\u202ec\\u2028".concat("가".repeat(300));
        assertThat(chapters("[{\"start_time\":\"2\",\"tags\":{\"title\":\"%s\"}}]".formatted(title)))
                .singleElement()
                .satisfies(chapter -> assertThat(chapter.title()).hasSize(200).startsWith("a b c 가"));
    }

    @Test
    void hasNoneWhereThereAreNoneAndNotTooMany() {
        assertThat(chapters("null")).isEmpty();
        String many = String.join(",", java.util.Collections.nCopies(2000, "{\"start_time\":\"%s\"}"));
        Object[] times = java.util.stream.IntStream.range(0, 2000).boxed().toArray();
        assertThat(chapters("[" + many.formatted(times) + "]")).hasSize(498);
    }

    private static List<Chapter> chapters(String json) {
        return Chapters.of(JsonMapper.shared().readTree(json), Duration.ofSeconds(2));
    }
}
