package ly.ptsd.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Real clips from many cameras and programs, from {@code ../shared/samples} beside the repository where it exists. */
class SampleTests {

    private static final Predicate<String> REFUSED = name -> name.startsWith("11-") || name.startsWith("12-");

    /** What more of the same would prove costs more than all the others together. */
    private static final Set<String> LONG =
            Set.of("04-webm-vp9-opus-45s.webm", "07-audio-only-221s.mp3", "09-h264-12.5fps-aac-30s.mp4");

    /** The picture sizes that need a human eye when they change. */
    private static final Map<String, String> SIZES = Map.of(
            "01-h264-aac-720p-bbb.mp4", "1280x720",
            "02-portrait-720x1080.mp4", "720x1080",
            "03-rotated-90-h264.mp4", "720x1280",
            "05-hlg-hevc-10bit-audio-first.mp4", "1920x1080",
            "09-h264-12.5fps-aac-30s.mp4", "768x432");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> playsEverySample() throws IOException {
        return samples().stream()
                .filter(file -> !REFUSED.test(name(file)))
                .map(file -> DynamicTest.dynamicTest(name(file), () -> plays(file)));
    }

    @TestFactory
    Stream<DynamicTest> refusesWhatIsNoMedia() throws IOException {
        return samples().stream()
                .filter(file -> REFUSED.test(name(file)))
                .map(file -> DynamicTest.dynamicTest(
                        name(file),
                        () -> assertThat(new Ffprobe(Clips.TOOLS).probe(file))
                                .isInstanceOfSatisfying(
                                        Refused.class,
                                        refused ->
                                                assertThat(refused.code()).isEqualTo(Refused.Code.MEDIA_UNREADABLE))));
    }

    @Test
    void saysWhenTheSamplesAreAbsent() throws IOException {
        if (samples().isEmpty()) {
            abort("../shared/samples is absent: no real clip was tried");
        }
    }

    private void plays(Path file) throws Exception {
        Path clip = LONG.contains(name(file)) ? beginning(file) : file;
        EncodedItem item = EncodedItem.of(clip, Files.createDirectory(folder.resolve("encoded-" + name(file))));

        EncodedItem.Reading reading = item.reading();
        Duration played = item.readingOfClip().played();
        assertThat(reading.complaints()).isEmpty();
        assertThat(reading.played()).isCloseTo(played, Duration.ofMillis(500));
        assertThat(item.source().duration()).isCloseTo(played, Duration.ofMillis(200));
        for (Rendition rendition : item.ladder().renditions()) {
            assertThat(item.heard().segments(rendition))
                    .allSatisfy(segment -> assertThat(segment.duration()).isLessThan(Duration.ofMillis(6_500)));
        }
        if (SIZES.containsKey(name(file))) {
            assertThat(item.show(item.videos().getFirst(), "stream=width,height")
                            .replace(',', 'x'))
                    .isEqualTo(SIZES.get(name(file)));
        }
    }

    /** Its first seconds, as they were recorded. */
    private Path beginning(Path file) {
        return new Clips(folder).make("-i", file.toString(), "-t", "8", "-map", "0", "-c", "copy", name(file));
    }

    private static List<Path> samples() throws IOException {
        Optional<Path> samples = Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("shared/samples"))
                .filter(Files::isDirectory)
                .findFirst();
        if (samples.isEmpty()) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(samples.get())) {
            return files.filter(file -> !name(file).endsWith(".md")).sorted().toList();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
