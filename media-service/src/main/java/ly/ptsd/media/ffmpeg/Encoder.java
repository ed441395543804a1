package ly.ptsd.media.ffmpeg;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes renditions and posters. How many run at once is the caller's to limit. */
public final class Encoder {

    private static final Duration LEAST_LIMIT = Duration.ofMinutes(5);
    private static final int SLOWEST = 20;

    private final FfmpegTools tools;
    private final Capabilities capabilities;
    private final Poster poster;

    public Encoder(FfmpegTools tools) {
        this.tools = tools;
        this.capabilities = new Capabilities(tools);
        this.poster = new Poster(tools, capabilities);
    }

    /**
     * Starts one pass; use in try-with-resources and {@link Encoding#await} it.
     *
     * @throws UncheckedIOException when ffmpeg cannot be started or the folder cannot be written
     */
    public Encoding start(EncodeOrder order, EncodeListener listener) throws InterruptedException {
        List<GrowingPlaylist> playlists = new ArrayList<>();
        for (Rendition rendition : order.pass().renditions()) {
            Path folder = EncodeCommand.folderOf(order, rendition);
            createFolder(folder);
            playlists.add(new GrowingPlaylist(rendition, folder, order.knownDurations(rendition), listener));
        }
        List<String> command = politely(new EncodeCommand(order, capabilities.canToneMap()).arguments());
        Duration limit = LEAST_LIMIT.plus(order.source().duration().multipliedBy(SLOWEST));
        return new Encoding(order, LimitedProcess.start(command, limit), playlists, listener);
    }

    /**
     * Writes a representative picture as JPEG of at most 1280 pixels on its longer side and 300 KB: a frame from about a
     * tenth of the video, or the cover art of audio.
     *
     * @return false when there is no picture to be had; {@code target} does not exist then
     */
    public boolean poster(Path input, Source source, Path target) throws InterruptedException {
        return poster.write(input, source, target);
    }

    /** Requests are answered before pictures are encoded. */
    private List<String> politely(List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (File.separatorChar == '/') {
            command.addAll(List.of("nice", "-n", "10"));
        }
        command.add(tools.ffmpeg());
        command.addAll(arguments);
        return command;
    }

    private static void createFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException notWritable) {
            throw new UncheckedIOException(notWritable);
        }
    }
}
