package ly.ptsd.local.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ly.ptsd.local.ffmpeg.FfmpegPrograms;

/** Small media files made on the spot. */
final class Clips {

    private final Path folder;
    private final Path ffmpeg;

    Clips(Path project, Path folder) {
        this.folder = folder;
        this.ffmpeg = FfmpegPrograms.find(System.getenv("PATH"), project.resolve(".ptsdly/programs/ffmpeg"))
                .ffmpeg();
    }

    /** Video with sound, long enough for several segments. */
    Path video(int seconds) throws IOException, InterruptedException {
        Path file = folder.resolve("clip-" + seconds + ".mp4");
        var command = new ArrayList<>(List.of(ffmpeg.toString(), "-v", "error", "-y"));
        command.addAll(List.of("-f", "lavfi", "-i", "testsrc2=size=640x360:rate=25:duration=" + seconds));
        command.addAll(List.of("-f", "lavfi", "-i", "sine=frequency=440:duration=" + seconds));
        command.addAll(List.of("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", "50"));
        command.addAll(List.of("-c:a", "aac", "-movflags", "+faststart", file.toString()));
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException("ffmpeg ended with status " + status);
        }
        return file;
    }
}
