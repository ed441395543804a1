package ly.ptsd.url.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import ly.ptsd.platform.problem.Problem;
import ly.ptsd.url.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JpegTests {

    private final byte[] file = RunningService.jpeg(640, 360);

    @Test
    void readsTheSizeOfAPictureAndKeepsItsBytes() {
        var picture = Jpeg.read(file);

        assertThat(picture.width()).isEqualTo(640);
        assertThat(picture.height()).isEqualTo(360);
        assertThat(picture.bytes()).isEqualTo(file);
    }

    @Test
    void refusesAPictureCutAnywhere() {
        for (int length = 0; length < file.length; length++) {
            refuses(Arrays.copyOf(file, length), "media_unreadable");
        }
    }

    @Test
    void refusesWhatComesAfterThePicture() {
        refuses(Arrays.copyOf(file, file.length + 10), "media_unreadable");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 20})
    void refusesAPictureWithABrokenMarker(int position) {
        var broken = file.clone();
        broken[position] = 0x12;

        refuses(broken, "media_unreadable");
    }

    @Test
    void refusesASizeThatNoCardNeeds() {
        refuses(RunningService.jpeg(Jpeg.MAX_SIDE + 1, 2), "media_unsupported");
        refuses(RunningService.jpeg(2, Jpeg.MAX_SIDE + 1), "media_unsupported");
    }

    private static void refuses(byte[] bytes, String code) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> Jpeg.read(bytes))
                .extracting(Problem::code)
                .isEqualTo(code);
    }
}
