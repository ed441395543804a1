package ly.ptsd.media.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoryboardTests {

    private final Storyboard storyboard = new Storyboard(160, 90, 3, 2, Collections.nCopies(8, 0.0), 1);

    @ParameterizedTest
    @CsvSource({"0, 000.jpg, 0, 0", "4, 000.jpg, 160, 90", "5, 000.jpg, 320, 90", "7, 001.jpg, 160, 0"})
    void knowsWhereEachPictureIs(int picture, String sheet, int x, int y) {
        assertThat(storyboard.sheet(picture)).isEqualTo(sheet);
        assertThat(storyboard.x(picture)).isEqualTo(x);
        assertThat(storyboard.y(picture)).isEqualTo(y);
    }

    @Test
    void hasNoOtherSheets() {
        assertThat(storyboard.hasSheet("001.jpg")).isTrue();
        assertThat(storyboard.hasSheet("002.jpg")).isFalse();
        assertThat(storyboard.hasSheet("0/1.jpg")).isFalse();
    }
}
