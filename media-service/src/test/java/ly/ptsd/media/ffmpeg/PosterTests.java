package ly.ptsd.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PosterTests {

    @TempDir
    Path folder;

    private Clips clips;

    @BeforeEach
    void makeClips() {
        clips = new Clips(folder);
    }

    @Test
    void showsAPictureOfTheVideoNotLargerThanAScreenNeeds() throws Exception {
        BufferedImage poster = poster(clips.ordinary("1920x1080", 2, "large.mp4"));

        assertThat(poster.getWidth()).isEqualTo(1280);
        assertThat(poster.getHeight()).isEqualTo(720);
    }

    @Test
    void makesAPosterOfAnyPictureByItsBytes() throws Exception {
        Path picture = clips.make("-f", "lavfi", "-i", "testsrc2=s=1600x800", "-frames:v", "1", "picture.png");
        Path poster = folder.resolve("poster.jpg");
        assertThat(new Encoder(Clips.TOOLS).picture(Files.move(picture, folder.resolve("x.txt")), poster))
                .isTrue();
        assertThat(ImageIO.read(poster.toFile()).getWidth()).isEqualTo(1280);
    }

    @Test
    void makesNoPosterOfWhatOnlyLooksLikeAPicture() throws Exception {
        Path poster = folder.resolve("poster.jpg");
        var encoder = new Encoder(Clips.TOOLS);
        Path playlist = clips.text("playlist.png", "#EXTM3U\n#EXTINF:1,\nfile:/etc/passwd\n");
        assertThat(encoder.picture(playlist, poster)).isFalse();
        Path broken = clips.bytes("broken.jpg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0, 1, 2, 3});
        assertThat(encoder.picture(broken, poster)).isFalse();
        Path huge = clips.make("-f", "lavfi", "-i", "color=s=9000x5000:r=1", "-frames:v", "1", "huge.png");
        assertThat(encoder.picture(huge, poster)).isFalse();
        assertThat(poster).doesNotExist();
    }

    @Test
    void showsThePictureUpright() throws Exception {
        BufferedImage poster = poster(clips.turned(clips.ordinary("320x240", 1, "lying.mp4"), "upright.mp4"));

        assertThat(poster.getWidth()).isEqualTo(240);
        assertThat(poster.getHeight()).isEqualTo(320);
    }

    @Test
    void showsThePictureOfASingleFrame() throws Exception {
        Path single =
                clips.make("-f", "lavfi", "-i", "testsrc2=s=64x48", "-frames:v", "1", "-c:v", "libx264", "one.mp4");

        assertThat(poster(single).getWidth()).isEqualTo(64);
    }

    @Test
    void keepsNoisyPicturesSmall() throws Exception {
        Path noise = clips.make(
                "-f",
                "lavfi",
                "-i",
                "nullsrc=s=1280x720:d=0.2,geq=random(1)*255:128:128",
                "-c:v",
                "mpeg4",
                "-q:v",
                "2",
                "noise.mkv");

        poster(noise);

        assertThat(Files.size(folder.resolve("poster.jpg"))).isLessThanOrEqualTo(300_000);
    }

    @Test
    void showsTheCoverOfASong() throws Exception {
        Path cover = clips.make("-f", "lavfi", "-i", "testsrc2=s=300x200", "-frames:v", "1", "cover.png");
        Path song = clips.make(
                "-f",
                "lavfi",
                "-i",
                "sine=d=1",
                "-i",
                cover.toString(),
                "-map",
                "0",
                "-map",
                "1",
                "-c:v",
                "mjpeg",
                "-pix_fmt",
                "yuvj420p",
                "-disposition:v",
                "attached_pic",
                "-c:a",
                "aac",
                "song.m4a");

        BufferedImage poster = poster(song);

        assertThat(poster.getWidth()).isEqualTo(300);
        assertThat(poster.getHeight()).isEqualTo(200);
    }

    @Test
    void hasNothingToShowForSoundAlone() throws Exception {
        Path sound = clips.make("-f", "lavfi", "-i", "sine=d=1", "sound.mp3");

        assertThat(write(sound)).isFalse();
        assertThat(folder.resolve("poster.jpg")).doesNotExist();
    }

    private BufferedImage poster(Path clip) throws InterruptedException, IOException {
        assertThat(write(clip)).isTrue();
        return ImageIO.read(folder.resolve("poster.jpg").toFile());
    }

    private boolean write(Path clip) throws InterruptedException {
        Source source = (Source) new Ffprobe(Clips.TOOLS).probe(clip);
        return new Encoder(Clips.TOOLS).poster(clip, source, folder.resolve("poster.jpg"));
    }
}
