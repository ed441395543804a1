package ly.ptsd.local.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegProgramsTests {

    @TempDir
    Path folder;

    @Test
    void prefersTheProgramsOnThePath() throws Exception {
        var executable = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Files.createFile(folder.resolve("ffmpeg"), executable);
        Files.createFile(folder.resolve("ffprobe"), executable);

        assertThat(FfmpegPrograms.find("/nowhere:" + folder, folder.resolve("unpacked")))
                .isEqualTo(new FfmpegPrograms(folder.resolve("ffmpeg"), folder.resolve("ffprobe"), false));
    }

    @Test
    void unpacksProgramsThatReallyEncode() throws Exception {
        var programs = FfmpegPrograms.find("", folder.resolve("unpacked"));
        Path clip = folder.resolve("clip.mp4");

        assertThat(programs.bundled()).isTrue();
        run(List.of(
                programs.ffmpeg().toString(),
                "-v",
                "error",
                "-f",
                "lavfi",
                "-i",
                "testsrc=d=1:s=64x64",
                "-c:v",
                "libx264",
                "-pix_fmt",
                "yuv420p",
                clip.toString()));
        run(List.of(programs.ffprobe().toString(), "-v", "error", clip.toString()));
        assertThat(clip).isNotEmptyFile();
        assertThat(FfmpegPrograms.find("", folder.resolve("unpacked"))).isEqualTo(programs);
    }

    private static void run(List<String> command) throws Exception {
        var process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor()).isZero();
    }
}
