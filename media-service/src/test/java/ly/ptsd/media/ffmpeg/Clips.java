package ly.ptsd.media.ffmpeg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes small media files with the ffmpeg under test. */
final class Clips {

    static final FfmpegTools TOOLS = new FfmpegTools(
            System.getenv().getOrDefault("PTSD_FFMPEG", "ffmpeg"),
            System.getenv().getOrDefault("PTSD_FFPROBE", "ffprobe"));

    /** Black for three seconds, then white; silent for three seconds, then a tone. */
    static final String FLASH =
            "color=black:s=320x240:r=25:d=8,drawbox=c=white:t=fill:enable='gte(t,3)',format=yuv420p";

    static final String BEEP = "aevalsrc='if(gte(t,3),0.5*sin(2*PI*440*t),0)':s=48000:c=stereo:d=8";

    private final Path folder;

    Clips(Path folder) {
        this.folder = folder;
    }

    /** Runs ffmpeg on the given arguments; the last one names the file. */
    Path make(String... arguments) {
        List<String> command = new ArrayList<>(List.of(TOOLS.ffmpeg(), "-v", "error", "-nostdin", "-y"));
        command.addAll(List.of(arguments));
        Path file = folder.resolve(command.removeLast());
        command.add(file.toString());
        run(command);
        return file;
    }

    /** H.264 test pictures and AAC stereo sound in MP4, a keyframe each second. */
    Path ordinary(String size, int seconds, String name) {
        return make(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=%s:r=25:d=%d".formatted(size, seconds),
                "-f",
                "lavfi",
                "-i",
                "sine=f=440:r=44100:d=%d".formatted(seconds),
                "-pix_fmt",
                "yuv420p",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-g",
                "25",
                "-c:a",
                "aac",
                "-ac",
                "2",
                "-movflags",
                "+faststart",
                name);
    }

    Path bytes(String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Path text(String name, String content) {
        return bytes(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** A copy whose first track is shown turned by 90 degrees clockwise. */
    Path turned(Path clip, String name) {
        ByteBuffer bytes = ByteBuffer.wrap(read(clip));
        int matrix = indexOf(bytes.array(), "tkhd") + 4 + 40;
        int[] quarterTurn = {0, 1 << 16, 0, -(1 << 16), 0, 0, 0, 0, 1 << 30};
        for (int i = 0; i < quarterTurn.length; i++) {
            bytes.putInt(matrix + 4 * i, quarterTurn[i]);
        }
        return bytes(name, bytes.array());
    }

    /** A copy in which a four-letter code of the sample descriptions is another one. */
    Path renamed(Path clip, String code, String other, String name) {
        byte[] bytes = read(clip);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(code, text.indexOf("stsd"));
        System.arraycopy(other.getBytes(StandardCharsets.US_ASCII), 0, bytes, at, code.length());
        return bytes(name, bytes);
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static int indexOf(byte[] bytes, String text) {
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
        if (at < 0) {
            throw new IllegalArgumentException("no " + text);
        }
        return at;
    }

    /** Whether this build of ffmpeg can write a format. */
    static boolean hasEncoder(String encoder) {
        return run(List.of(TOOLS.ffmpeg(), "-hide_banner", "-h", "encoder=" + encoder))
                .contains("Encoder " + encoder);
    }

    /** What a program prints, which must succeed. */
    static String run(List<String> command) {
        var printed = new StringBuilder();
        try {
            LimitedProcess.Outcome outcome = LimitedProcess.run(
                    command, Duration.ofMinutes(2), line -> printed.append(line).append('\n'));
            if (!outcome.succeeded()) {
                throw new IllegalStateException(outcome.log());
            }
            return printed.toString();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
