package ly.ptsd.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A media server in a process of its own, for tests that end it as hard as can be; all others take {@link MediaContext}. */
final class MediaProcess extends MediaInstance {

    private final Process process;

    private MediaProcess(Surroundings surroundings, Process process) {
        super(surroundings);
        this.process = process;
    }

    static MediaProcess start(TestPlatform platform, Path stateDir) {
        var surroundings = Surroundings.of(platform, stateDir);
        var builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dspringdoc.api-docs.enabled=false",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "ly.ptsd.media.MediaService"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Path.of("target", "media-process.log").toFile()));
        builder.environment().putAll(surroundings.environment());
        try {
            return new MediaProcess(surroundings, builder.start());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    static MediaProcess open(TestPlatform platform, Path stateDir) {
        var process = start(platform, stateDir);
        process.awaitOpen();
        return process;
    }

    /** kill -9, with all its children. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException problem) {
            throw new IllegalStateException(problem);
        }
    }
}
