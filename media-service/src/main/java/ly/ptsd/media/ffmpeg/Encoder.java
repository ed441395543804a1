package ly.ptsd.media.ffmpeg;

import java.nio.file.Path;

/** Makes renditions and posters. How many run at once is the caller's to limit. */
public final class Encoder {

    private final FfmpegTools tools;

    public Encoder(FfmpegTools tools) {
        this.tools = tools;
    }

    /** Starts one pass; use in try-with-resources and {@link Encoding#await} it. */
    public Encoding start(EncodeOrder order, EncodeListener listener) {
        throw new UnsupportedOperationException(tools.ffmpeg());
    }

    /**
     * Writes a representative picture as JPEG of at most 1280 pixels width and 300 KB: a frame from about a tenth of the
     * video, or the cover art of audio.
     *
     * @return false when there is no picture to be had; {@code target} does not exist then
     */
    public boolean poster(Path input, Source source, Path target) throws InterruptedException {
        throw new UnsupportedOperationException(tools.ffmpeg());
    }
}
