package ly.ptsd.media.ffmpeg;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Where segments begin.
 *
 * @param segmentTime what ffmpeg is asked for; it cuts at the first keyframe at or after each multiple of it
 * @param times where it will cut when the source's own keyframes decide; empty when keyframes are made to measure
 */
record SegmentCuts(Duration segmentTime, List<Duration> times) {

    private static final Duration SHORTEST = Duration.ofMillis(50);

    /** More forced cuts than this no longer fit into one argument of a process. */
    private static final int MOST_CUTS = 8_000;

    SegmentCuts {
        times = List.copyOf(times);
    }

    static SegmentCuts regular() {
        return new SegmentCuts(Ladder.TARGET_DURATION, List.of());
    }

    /**
     * Asks for the target less the longest gap, so that no segment is longer than the target. A millisecond less keeps
     * clear of keyframes that fall exactly on a multiple.
     */
    static SegmentCuts at(List<Duration> keyframes) {
        Duration time = Ladder.TARGET_DURATION.minus(longestGap(keyframes)).minusMillis(1);
        Duration segmentTime = time.compareTo(SHORTEST) < 0 ? SHORTEST : time;
        List<Duration> times = new ArrayList<>();
        for (Duration keyframe : keyframes) {
            Duration next = segmentTime.multipliedBy(times.size());
            if (keyframe.minus(keyframes.getFirst()).compareTo(next) >= 0) {
                times.add(keyframe);
            }
        }
        return new SegmentCuts(segmentTime, times);
    }

    /** Whether every stretch between keyframes, up to the end, fits into one segment. */
    static boolean arePossible(List<Duration> keyframes, Duration end) {
        return !keyframes.isEmpty()
                && longestGap(keyframes).compareTo(Ladder.TARGET_DURATION) <= 0
                && end.minus(keyframes.getLast()).compareTo(Ladder.TARGET_DURATION) <= 0
                && at(keyframes).times().size() <= MOST_CUTS;
    }

    private static Duration longestGap(List<Duration> keyframes) {
        Duration longest = Duration.ZERO;
        for (int i = 1; i < keyframes.size(); i++) {
            Duration gap = keyframes.get(i).minus(keyframes.get(i - 1));
            longest = gap.compareTo(longest) > 0 ? gap : longest;
        }
        return longest;
    }
}
