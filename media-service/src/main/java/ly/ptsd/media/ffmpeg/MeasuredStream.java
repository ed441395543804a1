package ly.ptsd.media.ffmpeg;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the packets of one stream add up to. */
final class MeasuredStream {

    /** A stream with more keyframes is not worth remembering them. */
    private static final int MOST_KEYFRAMES = 100_000;

    private static final Duration NEVER = Duration.ofSeconds(Long.MIN_VALUE / 4);

    private final List<Duration> keyframes = new ArrayList<>();
    private Duration first = NEVER;
    private Duration last = NEVER;
    private Duration end = NEVER;
    private long packets;
    private long bytes;
    private boolean orderly = true;

    void add(Map<String, String> packet) {
        String flags = packet.getOrDefault("flags", "");
        String shown = packet.getOrDefault("pts_time", "");
        bytes += number(packet.getOrDefault("size", ""));
        boolean discarded = flags.contains("D");
        if (discarded || flags.contains("C") || !Seconds.isKnown(shown)) {
            orderly = false;
        }
        String time = Seconds.isKnown(shown) ? shown : packet.getOrDefault("dts_time", "");
        packets++;
        if (!discarded && Seconds.isKnown(time)) {
            place(Seconds.parse(time), Seconds.parse(packet.getOrDefault("duration_time", "")), flags.contains("K"));
        }
    }

    private void place(Duration time, Duration length, boolean key) {
        if (key && keyframes.size() < MOST_KEYFRAMES) {
            keyframes.add(time);
        }
        if (first == NEVER && !key) {
            orderly = false;
        }
        first = first == NEVER || time.compareTo(first) < 0 ? time : first;
        last = time.compareTo(last) > 0 ? time : last;
        Duration over = time.plus(length);
        end = over.compareTo(end) > 0 ? over : end;
    }

    boolean isEmpty() {
        return first == NEVER;
    }

    Duration start() {
        return first;
    }

    /** When the last packet begins. */
    Duration last() {
        return last;
    }

    Duration end() {
        return end;
    }

    long bitrate() {
        double seconds = Seconds.of(end.minus(first));
        return seconds > 0 ? Math.round(bytes * 8 / seconds) : 0;
    }

    /** Packets per second, 0 for a single one. */
    double rate() {
        double seconds = Seconds.of(last.minus(first));
        return packets > 1 && seconds > 0 ? (packets - 1) / seconds : 0;
    }

    /** Ascending; empty when the packets could not be used as they are: without times, broken, or with hidden ones. */
    List<Duration> keyframes() {
        boolean ascending = true;
        for (int i = 1; i < keyframes.size(); i++) {
            ascending &= keyframes.get(i).compareTo(keyframes.get(i - 1)) > 0;
        }
        return orderly && ascending && keyframes.size() < MOST_KEYFRAMES ? keyframes : List.of();
    }

    private static long number(String text) {
        return !text.isEmpty() && text.length() < 12 && text.chars().allMatch(Character::isDigit)
                ? Long.parseLong(text)
                : 0;
    }
}
