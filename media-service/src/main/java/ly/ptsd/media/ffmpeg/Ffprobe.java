package ly.ptsd.media.ffmpeg;

import java.nio.file.Path;

/** Finds out what a file really is. */
public final class Ffprobe {

    private final FfmpegTools tools;

    public Ffprobe(FfmpegTools tools) {
        this.tools = tools;
    }

    /**
     * Checks that the file can be played and measures it. A refusal takes at most 20 seconds, whatever the file does.
     *
     * @throws java.io.UncheckedIOException when ffprobe or ffmpeg cannot be started at all
     */
    public ProbeResult probe(Path file) throws InterruptedException {
        throw new UnsupportedOperationException(tools.ffprobe());
    }
}
