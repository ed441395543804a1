package ly.ptsd.media.ffmpeg;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the packets of one stream add up to. */
final class MeasuredStream {

    /** A stream with more keyframes is not worth remembering them. */
    private static final int MOST_KEYFRAMES = 100_000;

    /** Where ffmpeg, too, takes a jump in a transport stream for a new start of its clock. */
    private static final Duration JUMP = Duration.ofSeconds(10);

    private final boolean clockMayJump;
    private final List<Duration> keyframes = new ArrayList<>();
    private boolean empty = true;
    private Duration first = Duration.ZERO;
    private Duration previous = Duration.ZERO;
    private Duration last = Duration.ZERO;
    private Duration end = Duration.ZERO;
    private Duration shift = Duration.ZERO;
    private long packets;
    private long bytes;
    private boolean orderly = true;

    /** @param clockMayJump in streams meant for broadcast, where a jump is no length */
    MeasuredStream(boolean clockMayJump) {
        this.clockMayJump = clockMayJump;
    }

    void add(Map<String, String> packet) {
        String flags = packet.getOrDefault("flags", "");
        String shown = packet.getOrDefault("pts_time", "");
        bytes += number(packet.getOrDefault("size", ""));
        packets++;
        boolean discarded = flags.contains("D");
        orderly &= !discarded && !flags.contains("C") && Seconds.isKnown(shown);
        String time = Seconds.isKnown(shown) ? shown : packet.getOrDefault("dts_time", "");
        if (!discarded && Seconds.isKnown(time)) {
            Duration length = Seconds.parse(packet.getOrDefault("duration_time", ""));
            place(steady(Seconds.parse(time)), length, flags.contains("K"));
        }
    }

    private Duration steady(Duration time) {
        Duration step = time.plus(shift).minus(previous);
        if (clockMayJump && !empty && step.abs().compareTo(JUMP) > 0) {
            shift = shift.minus(step);
            orderly = false;
        }
        previous = time.plus(shift);
        return previous;
    }

    private void place(Duration time, Duration length, boolean key) {
        if (key && keyframes.size() < MOST_KEYFRAMES) {
            keyframes.add(time);
        }
        Duration over = time.plus(length);
        if (empty) {
            orderly &= key;
            first = time;
            last = time;
            end = over;
            empty = false;
        }
        first = earlier(first, time);
        last = later(last, time);
        end = later(end, over);
    }

    boolean isEmpty() {
        return empty;
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
        return orderly && ascending && keyframes.size() < MOST_KEYFRAMES ? List.copyOf(keyframes) : List.of();
    }

    private static Duration earlier(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static long number(String text) {
        return !text.isEmpty() && text.length() < 12 && text.chars().allMatch(Character::isDigit)
                ? Long.parseLong(text)
                : 0;
    }
}
