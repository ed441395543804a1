package ly.ptsd.media.ffmpeg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The playlist ffmpeg writes for one rendition, read as far as it has grown. */
final class GrowingPlaylist {

    private static final String DURATION = "#EXTINF:";
    private static final String END = "#EXT-X-ENDLIST";

    private final Rendition rendition;
    private final Path folder;
    private final List<Duration> durations;
    private final EncodeListener listener;
    private int told;
    private boolean complete;

    /**
     * @param durations of the segments when they are known beforehand; ffmpeg adds up what packets claim, which in
     *     Matroska may be wrong
     */
    GrowingPlaylist(Rendition rendition, Path folder, List<Duration> durations, EncodeListener listener) {
        this.rendition = rendition;
        this.folder = folder;
        this.durations = List.copyOf(durations);
        this.listener = listener;
    }

    /** Tells the listener what is new. */
    void read() {
        Path playlist = folder.resolve(EncodeCommand.PLAYLIST);
        if (!Files.exists(playlist)) {
            return;
        }
        try {
            tell(Files.readAllLines(playlist));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether every segment has been listed and told, and there was one. */
    boolean isComplete() {
        return complete && told > 0;
    }

    void finish() {
        listener.renditionFinished(rendition);
    }

    private void tell(List<String> lines) throws IOException {
        int listed = 0;
        for (int i = 0; i + 1 < lines.size(); i++) {
            if (lines.get(i).startsWith(DURATION) && listed++ == told) {
                tell(lines.get(i), lines.get(i + 1));
            }
        }
        complete = lines.contains(END);
    }

    private void tell(String extinf, String name) throws IOException {
        if (told == 0) {
            listener.initWritten(rendition, folder.resolve(EncodeCommand.INIT));
        }
        Duration listed = Seconds.parse(extinf.substring(DURATION.length(), extinf.indexOf(',')));
        Duration duration = told < durations.size() ? durations.get(told) : listed;
        Path file = folder.resolve(Path.of(name).getFileName());
        told++;
        listener.segmentWritten(rendition, new Segment(file, duration, Files.size(file)));
    }
}
