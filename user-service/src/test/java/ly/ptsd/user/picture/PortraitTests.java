package ly.ptsd.user.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.ExifDirectoryBase;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import ly.ptsd.platform.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortraitTests {

    private static final int MIDDLE = Portrait.SIDE / 2;

    @ParameterizedTest
    @CsvSource({"jpeg, 5", "png, 5", "png, 2", "gif, 5"})
    void makesASquareJpegOfEveryFormat(String format, int type) {
        var type3Or4 = format.equals("png") && type == 2 ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_3BYTE_BGR;
        isUprightHalves(Portrait.of(TestPictures.file(TestPictures.halves(900, 600, type3Or4), format)));
    }

    @Test
    void readsWebp() {
        isUprightHalves(Portrait.of(TestPictures.resource("halves.webp")));
    }

    @Test
    void readsTheColoursOfPrinters() throws IOException {
        var plates = Raster.createInterleavedRaster(0, 64, 64, 4, null);
        var file = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var output = ImageIO.createImageOutputStream(file)) {
            writer.setOutput(output);
            writer.write(null, new IIOImage(plates, null, null), null);
        }
        assertThat(TestPictures.read(Portrait.of(file.toByteArray())).getWidth())
                .isEqualTo(Portrait.SIDE);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "30,20", "3000,20", "20,3000", "4000,3000"})
    void makesTheSameSizeOfEverySize(int width, int height) {
        var made = TestPictures.read(Portrait.of(TestPictures.jpeg(width, height)));
        assertThat(made.getWidth()).isEqualTo(Portrait.SIDE);
        assertThat(made.getHeight()).isEqualTo(Portrait.SIDE);
    }

    @Test
    void cutsFromTheMiddle() {
        var wide = new BufferedImage(1500, 500, BufferedImage.TYPE_INT_RGB);
        var graphics = wide.createGraphics();
        graphics.setColor(Color.GREEN);
        graphics.fillRect(500, 0, 500, 500);
        graphics.dispose();
        var made = TestPictures.read(Portrait.of(TestPictures.file(wide, "png")));
        isAbout(made, 10, MIDDLE, Color.GREEN);
        isAbout(made, Portrait.SIDE - 10, MIDDLE, Color.GREEN);
    }

    /** Where the red half of the stored picture is seen. */
    @ParameterizedTest
    @CsvSource({
        "1, LEFT",
        "2, RIGHT",
        "3, RIGHT",
        "4, LEFT",
        "5, TOP",
        "6, TOP",
        "7, BOTTOM",
        "8, BOTTOM",
        "0, LEFT",
        "9, LEFT"
    })
    void honoursHowTheCameraWasHeld(int orientation, String red) {
        var made = TestPictures.read(Portrait.of(TestPictures.turned(TestPictures.jpeg(600, 600), orientation)));
        int near = 20;
        int far = Portrait.SIDE - 20;
        isAbout(made, near, MIDDLE, red.equals("LEFT") ? Color.RED : red.equals("RIGHT") ? Color.BLUE : null);
        isAbout(made, far, MIDDLE, red.equals("RIGHT") ? Color.RED : red.equals("LEFT") ? Color.BLUE : null);
        isAbout(made, MIDDLE, near, red.equals("TOP") ? Color.RED : red.equals("BOTTOM") ? Color.BLUE : null);
        isAbout(made, MIDDLE, far, red.equals("BOTTOM") ? Color.RED : red.equals("TOP") ? Color.BLUE : null);
    }

    /** Of a picture with a corner: which corner it is seen in tells all eight ways apart. */
    @ParameterizedTest
    @CsvSource({
        "1, false, false", "2, true, false", "3, true, true", "4, false, true",
        "5, false, false", "6, true, false", "7, true, true", "8, false, true"
    })
    void putsEveryCornerWhereItBelongs(int orientation, boolean right, boolean bottom) {
        var corner = new BufferedImage(512, 512, BufferedImage.TYPE_INT_RGB);
        var graphics = corner.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, 200, 200);
        graphics.dispose();
        var upright = new Orientation(orientation).upright(corner);
        assertThat(upright.getRGB(right ? 511 : 0, bottom ? 511 : 0)).isEqualTo(Color.RED.getRGB());
        assertThat(upright.getRGB(right ? 0 : 511, bottom ? 0 : 511)).isEqualTo(Color.BLACK.getRGB());
    }

    @Test
    void keepsNoMetadata() throws Exception {
        var made = Portrait.of(TestPictures.turned(TestPictures.jpeg(600, 600), 6));
        var metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(made));
        assertThat(metadata.getDirectoriesOfType(ExifDirectoryBase.class)).isEmpty();
        assertThat(new String(made, StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
    }

    @Test
    void putsTransparentPicturesOnWhite() {
        var clear = new BufferedImage(600, 600, BufferedImage.TYPE_INT_ARGB);
        isAbout(TestPictures.read(Portrait.of(TestPictures.file(clear, "png"))), MIDDLE, MIDDLE, Color.WHITE);
    }

    @Test
    void keepsNothingOfWhatElseAFileIs() {
        var jpeg = TestPictures.jpeg(600, 600);
        var page = "<html><script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
        var both = Arrays.copyOf(jpeg, jpeg.length + page.length);
        System.arraycopy(page, 0, both, jpeg.length, page.length);
        assertThat(new String(Portrait.of(both), StandardCharsets.ISO_8859_1)).doesNotContain("script");
    }

    @Test
    void refusesABombBeforeItIsDecoded() {
        refused(TestPictures.pngThatClaims(50_000, 50_000), 413, "picture_too_large");
        refused(TestPictures.pngThatClaims(8_000, 5_001), 413, "picture_too_large");
        refused(TestPictures.resource("too-large.webp"), 413, "picture_too_large");
        refused(new byte[UploadedPicture.MOST_BYTES + 1], 413, "picture_too_large");
    }

    @Test
    void takesWhatIsJustSmallEnough() {
        assertThat(TestPictures.read(Portrait.of(TestPictures.resource("large.webp")))
                        .getWidth())
                .isEqualTo(Portrait.SIDE);
        var large = TestPictures.file(new BufferedImage(8000, 5000, BufferedImage.TYPE_BYTE_GRAY), "png");
        assertThat(TestPictures.read(Portrait.of(large)).getWidth()).isEqualTo(Portrait.SIDE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no picture",
                "<html><body>hello</body></html>",
                "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'><script>alert(1)</script></svg>",
                "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg>&x;</svg>",
                "GIF89a",
                "RIFF\0\0\0\0WEBP",
                "%PDF-1.7",
                "BM\0\0\0\0"
            })
    void refusesWhatIsNoPicture(String content) {
        refused(content.getBytes(StandardCharsets.ISO_8859_1), 422, "picture_unreadable");
    }

    @Test
    void refusesFormatsThatNobodyAskedFor() {
        refused(
                TestPictures.file(TestPictures.halves(60, 60, BufferedImage.TYPE_INT_RGB), "bmp"),
                422,
                "picture_unreadable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif"})
    void refusesAPictureThatIsCutShort(String format) {
        var whole = TestPictures.file(TestPictures.halves(600, 600, BufferedImage.TYPE_INT_RGB), format);
        refused(Arrays.copyOf(whole, 60), 422, "picture_unreadable");
    }

    private static void isUprightHalves(byte[] jpeg) {
        var made = TestPictures.read(jpeg);
        assertThat(made.getWidth()).isEqualTo(Portrait.SIDE);
        assertThat(made.getHeight()).isEqualTo(Portrait.SIDE);
        isAbout(made, 20, MIDDLE, Color.RED);
        isAbout(made, Portrait.SIDE - 20, MIDDLE, Color.BLUE);
    }

    private static void isAbout(BufferedImage picture, int x, int y, Color expected) {
        if (expected == null) {
            return;
        }
        var seen = new Color(picture.getRGB(x, y));
        assertThat(Math.abs(seen.getRed() - expected.getRed())
                        + Math.abs(seen.getGreen() - expected.getGreen())
                        + Math.abs(seen.getBlue() - expected.getBlue()))
                .as("%s instead of %s", seen, expected)
                .isLessThan(40);
    }

    private static void refused(byte[] uploaded, int status, String code) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> Portrait.of(uploaded))
                .satisfies(problem -> {
                    assertThat(problem.status()).isEqualTo(status);
                    assertThat(problem.code()).isEqualTo(code);
                });
    }
}
