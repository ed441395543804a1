package ly.ptsd.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Small media files, made once per test run. */
public final class Samples {

    private static final Path FOLDER = Path.of("target", "samples");

    private Samples() {}

    /** Five seconds of 360p H.264 with AAC: remuxed, one rendition and audio. */
    public static synchronized Path small() {
        return made(
                "small.mp4",
                "-f lavfi -i testsrc=size=640x360:rate=25:duration=5 -f lavfi -i sine=duration=5 -ac 2 -c:v libx264"
                        + " -preset ultrafast -g 50 -pix_fmt yuv420p -c:a aac -movflags +faststart");
    }

    /** Eight seconds of 720p that cannot be remuxed, so that the ladder takes a while. */
    public static synchronized Path long720() {
        return made(
                "long720.mkv",
                "-f lavfi -i testsrc=size=1280x720:rate=25:duration=8 -f lavfi -i sine=duration=8 -c:v mpeg4 -q:v 4"
                        + " -c:a aac");
    }

    /** Fourteen seconds of 180p with the index in front: remuxed in three segments. */
    public static synchronized Path indexInFront() {
        return made(
                "front.mp4",
                "-f lavfi -i testsrc=size=320x180:rate=25:duration=14 -f lavfi -i sine=duration=14 -ac 2 -c:v libx264"
                        + " -preset ultrafast -g 50 -pix_fmt yuv420p -c:a aac -movflags +faststart");
    }

    /** The same with the index at its end. */
    public static synchronized Path indexAtEnd() {
        return made("end.mp4", "-i " + indexInFront() + " -c copy");
    }

    /** Fourteen seconds with their index in front, of which a megabyte is but a part. */
    public static synchronized Path large() {
        return made(
                "large.mp4",
                "-f lavfi -i testsrc=size=320x180:rate=25:duration=14,noise=alls=60:allf=t -f lavfi -i sine=duration=14"
                        + " -c:v libx264 -preset ultrafast -g 50 -pix_fmt yuv420p -c:a aac -movflags +faststart");
    }

    /** Four seconds of sound. */
    public static synchronized Path sound() {
        return made("sound.mp3", "-f lavfi -i sine=duration=4 -c:a libmp3lame");
    }

    /** Three seconds of pictures in two chapters, with words to read along. */
    public static synchronized Path withWords() {
        Path words = FOLDER.resolve("words.srt");
        Path chapters = FOLDER.resolve("chapters.txt");
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(words, "1\n00:00:01,000 --> 00:00:02,000\n혼저 <i>옵서예</i>\n");
            Files.writeString(chapters, """
                    ;FFMETADATA1
                    [CHAPTER]
                    TIMEBASE=1/1000
                    START=0
                    END=1500
                    title=<b>바다</b>
                    [CHAPTER]
                    TIMEBASE=1/1000
                    START=1500
                    END=3000
                    """);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return made(
                "words.mkv",
                "-f lavfi -i testsrc=size=320x180:rate=25:duration=3 -i " + words + " -i " + chapters
                        + " -map_chapters 2 -c:v libx264 -preset ultrafast -g 50 -pix_fmt yuv420p -c:s srt"
                        + " -metadata:s:s:0 language=kor -metadata:s:s:0 title=제주\u00a0말");
    }

    /** The film with so much of nothing in a box that readers skip that it has that length. */
    public static byte[] padded(Path film, int length) throws IOException {
        byte[] bytes = Files.readAllBytes(film);
        int left = length - bytes.length;
        var padded = new ByteArrayOutputStream(length);
        padded.write(bytes);
        padded.write(ByteBuffer.allocate(left)
                .putInt(left)
                .put("free".getBytes(StandardCharsets.US_ASCII))
                .array());
        return padded.toByteArray();
    }

    private static Path made(String name, String arguments) {
        Path file = FOLDER.resolve(name);
        if (Files.exists(file)) {
            return file;
        }
        try {
            Files.createDirectories(FOLDER);
            Path draft = FOLDER.resolve("draft-" + ProcessHandle.current().pid() + "-" + name);
            List<String> command = new ArrayList<>(List.of(Environment.required("PTSD_FFMPEG"), "-v", "error", "-y"));
            command.addAll(List.of(arguments.split(" ")));
            command.add(draft.toString());
            var process = new ProcessBuilder(command).inheritIO().start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("ffmpeg could not make " + name);
            }
            Files.move(draft, file);
            return file;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (InterruptedException problem) {
            throw new IllegalStateException(problem);
        }
    }
}
