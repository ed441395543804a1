package ly.ptsd.media.ffmpeg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The playlist ffmpeg writes for one rendition, read as far as it has grown. */
final class GrowingPlaylist {

    private static final String DURATION = "#EXTINF:";
    private static final String END = "#EXT-X-ENDLIST";

    private final Rendition rendition;
    private final Path folder;
    private final List<Duration> durations;
    private final EncodeListener listener;
    private List<Entry> entries = List.of();
    private long readBytes;
    private int told;
    private boolean complete;

    private record Entry(Duration duration, String name) {}

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

    /** Tells the listener of every segment it has not heard of. */
    void tellNew() {
        read();
        while (told < entries.size()) {
            tellNext();
            read();
        }
    }

    /** As ffmpeg replaces the file when it has grown, it is never half of one. */
    private void read() {
        Path playlist = folder.resolve(EncodeCommand.PLAYLIST);
        try {
            long bytes = Files.exists(playlist) ? Files.size(playlist) : 0;
            if (bytes > readBytes) {
                List<String> lines = Files.readAllLines(playlist);
                readBytes = bytes;
                entries = entries(lines);
                complete = lines.contains(END);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void tellNext() {
        try {
            tell(entries.get(told));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether every segment has been listed and told, and there was one. */
    boolean isComplete() {
        return complete && told > 0 && told == entries.size();
    }

    void finish() {
        listener.renditionFinished(rendition);
    }

    private static List<Entry> entries(List<String> lines) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i + 1 < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith(DURATION)) {
                Duration listed = Seconds.parse(line.substring(DURATION.length(), line.indexOf(',')));
                entries.add(new Entry(listed, lines.get(i + 1)));
            }
        }
        return entries;
    }

    private void tell(Entry entry) throws IOException {
        if (told == 0) {
            listener.initWritten(rendition, folder.resolve(EncodeCommand.INIT));
        }
        Duration duration = told < durations.size() ? durations.get(told) : entry.duration();
        Path file = folder.resolve(Path.of(entry.name()).getFileName());
        if (!Boxes.areWhole(file)) {
            throw new IOException("a segment is cut off; is the disk full?");
        }
        told++;
        listener.segmentWritten(rendition, new Segment(file, duration, Files.size(file)));
    }
}
