package ly.ptsd.media.ffmpeg;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes renditions and posters. How many run at once is the caller's to limit. */
public final class Encoder {

    private static final Duration LEAST_LIMIT = Duration.ofMinutes(5);
    private static final int SLOWEST = 20;

    private final FfmpegTools tools;
    private final Capabilities capabilities;
    private final Poster poster;
    private final TextTracks texts;
    private final Tiles tiles;

    public Encoder(FfmpegTools tools) {
        this.tools = tools;
        this.capabilities = new Capabilities(tools);
        this.poster = new Poster(tools, capabilities);
        this.texts = new TextTracks(tools);
        this.tiles = new Tiles(tools);
    }

    /**
     * Starts one pass; use in try-with-resources and {@link Encoding#await} it.
     *
     * @throws UncheckedIOException when ffmpeg cannot be started or the folder cannot be written
     */
    public Encoding start(EncodeOrder order, EncodeListener listener) throws InterruptedException {
        return start(order, new EncodeCommand(order, capabilities.canToneMap(), false), null, listener);
    }

    /**
     * Starts one pass over a file that is still arriving; its index has to be in front.
     *
     * @param arriving the bytes of the order's input from the first one on; an error among them ends the pass
     */
    public Encoding start(EncodeOrder order, InputStream arriving, EncodeListener listener)
            throws InterruptedException {
        return start(order, new EncodeCommand(order, capabilities.canToneMap(), true), arriving, listener);
    }

    private Encoding start(
            EncodeOrder order, EncodeCommand encode, @Nullable InputStream input, EncodeListener listener) {
        List<GrowingPlaylist> playlists = new ArrayList<>();
        for (Rendition rendition : order.pass().renditions()) {
            Path folder = EncodeCommand.folderOf(order, rendition);
            createFolder(folder);
            playlists.add(new GrowingPlaylist(rendition, folder, order.knownDurations(rendition), listener));
        }
        List<String> command = command(order.pass(), encode.arguments());
        Duration limit = LEAST_LIMIT.plus(order.source().duration().multipliedBy(SLOWEST));
        return new Encoding(order, LimitedProcess.start(command, limit, input), playlists, listener);
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

    /**
     * Writes the frame that a piece of H.264 in MP4 shows at a time, as a poster.
     *
     * @param at from where the piece begins
     * @return false when there is no such picture; {@code target} does not exist then
     */
    public boolean frame(Path piece, Duration at, Path target) throws InterruptedException {
        return poster.frame(piece, at, target);
    }

    /**
     * Makes a poster of somebody's picture: a JPEG, PNG or WebP, whatever it is called.
     *
     * @return false when it is none of these, broken or larger than 8K; {@code target} does not exist then
     */
    public boolean picture(Path picture, Path target) throws InterruptedException {
        return poster.picture(picture, target);
    }

    /**
     * Writes the words of the source's text tracks into files of the folder.
     *
     * @return where each is, or would be if it could be read, in the order of {@link Source#texts}
     */
    public List<Path> texts(Path input, Source source, Path folder) throws InterruptedException {
        texts.write(input, source, folder);
        return source.texts().stream()
                .map(track -> TextTracks.file(folder, track))
                .toList();
    }

    /**
     * Puts the pictures of an H.264 stream side by side, in their order, on sheets in the folder.
     *
     * @return the sheets; none when the stream cannot be decoded
     */
    public List<Path> tiles(Path stream, TileGrid grid, Path folder) throws InterruptedException {
        return tiles.write(stream, grid, folder);
    }

    /** Requests are answered before pictures are encoded; what is only copied is done with at once. */
    private List<String> command(Pass pass, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (File.separatorChar == '/' && !pass.isCopied()) {
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
