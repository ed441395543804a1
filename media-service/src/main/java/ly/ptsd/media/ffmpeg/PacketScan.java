package ly.ptsd.media.ffmpeg;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Measures streams from ffprobe's list of packets, one line each: {@code stream_index=0|pts_time=0.000000|…}. */
final class PacketScan implements Consumer<String> {

    /** What {@link #accept} needs, in ffprobe's language. */
    static final List<String> OPTIONS = List.of(
            "-show_entries", "packet=stream_index,pts_time,dts_time,duration_time,size,flags", "-of", "compact=p=0");

    /** The same, with the index taken at its word: which packets are keyframes is not looked for in the packets. */
    static final List<String> BY_INDEX =
            Stream.concat(Stream.of("-fflags", "+noparse"), OPTIONS.stream()).toList();

    private static final Set<String> BROADCAST = Set.of("mpegts", "mpeg");

    private final Map<Integer, MeasuredStream> streams = new HashMap<>();
    private final CompletableFuture<String> demuxer;

    /** @param demuxer of the file, which may still be looked for: the first packet waits for it */
    PacketScan(CompletableFuture<String> demuxer) {
        this.demuxer = demuxer;
    }

    @Override
    public void accept(String line) {
        Map<String, String> packet = new HashMap<>();
        for (String field : line.split("\\|")) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                packet.put(field.substring(0, equals), field.substring(equals + 1));
            }
        }
        String index = packet.getOrDefault("stream_index", "");
        if (!index.isEmpty() && index.chars().allMatch(Character::isDigit)) {
            measured(Integer.parseInt(index)).add(packet);
        }
    }

    MeasuredStream measured(int index) {
        return streams.computeIfAbsent(index, _ -> new MeasuredStream(BROADCAST.contains(demuxer.join())));
    }
}
