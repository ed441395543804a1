package ly.ptsd.media.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryNamesTests {

    private final EntryNames names = new EntryNames();

    @Test
    void tellsApartWhatHasTheSameName() {
        assertThat(names.of("a.mp4")).isEqualTo("a.mp4");
        assertThat(names.of("A.MP4")).isEqualTo("A (2).MP4");
        assertThat(names.of("a.mp4")).isEqualTo("a (3).mp4");
        assertThat(names.of("a (2).mp4")).isEqualTo("a (2) (2).mp4");
        assertThat(names.of("none")).isEqualTo("none");
        assertThat(names.of("none")).isEqualTo("none (2)");
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, .._.._etc_passwd",
        "C:\\film.mp4, C__film.mp4",
        "'..', _",
        "'', _",
        "제주 🏝️.mp4, 제주 🏝️.mp4",
        ".hidden, .hidden"
    })
    void leadsNowhereElse(String fileName, String name) {
        assertThat(names.of(fileName)).isEqualTo(name);
    }

    @Test
    void isNoLongerThanFileSystemsTake() {
        String name = names.of("바".repeat(4000) + ".mp4");
        assertThat(name).startsWith("바바").endsWith("바.mp4");
        assertThat(name.getBytes(StandardCharsets.UTF_8).length).isBetween(235, 240);
        assertThat(names.of("바".repeat(4000) + ".mp4")).endsWith("바 (2).mp4");
        assertThat(names.of("x." + "y".repeat(300)).length()).isLessThan(256);
    }
}
