package ly.ptsd.media.ffmpeg;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The renditions a source deserves and the order in which they are made, cheapest useful first. The same source and
 * limit always give the same ladder, so it need not be stored.
 *
 * <p>All renditions of a ladder have their segments cut at the same places: where the source has keyframes when its own
 * pictures are used for the top rendition, else every {@link #TARGET_DURATION}.
 *
 * @param renditions highest first, audio last
 * @param passes what one process makes together, in order
 */
public record Ladder(List<Rendition> renditions, List<Pass> passes) {

    /** No segment of any rendition is longer, rounded to the second. */
    public static final Duration TARGET_DURATION = Duration.ofSeconds(6);

    private static final List<Integer> RUNGS = List.of(2160, 1440, 1080, 720, 480, 360);

    /** A rung this close to the one above would cost much and change little. */
    private static final double CLOSEST_RUNG = 0.85;

    public Ladder {
        renditions = List.copyOf(renditions);
        passes = List.copyOf(passes);
    }

    /** @param maxHeight the largest short side the plan allows, such as 1080 */
    public static Ladder plan(Source source, int maxHeight) {
        List<Rendition.Audio> audio = audioOf(source);
        VideoStream video = source.video();
        if (video == null) {
            return new Ladder(List.copyOf(audio), List.of(new Pass(audio, SegmentCuts.regular())));
        }
        boolean remux = RemuxRule.allows(source, video, maxHeight);
        SegmentCuts cuts = remux ? SegmentCuts.at(video.keyframes()) : SegmentCuts.regular();
        List<Rendition.Video> rungs = rungsOf(video, maxHeight, remux);
        Rendition.Video first = remux ? rungs.getFirst() : rungs.getLast();
        List<Rendition.Video> others =
                rungs.stream().filter(rung -> rung != first).toList();
        Pass firstPass = new Pass(together(List.of(first), audio), cuts);
        return new Ladder(
                together(rungs, audio),
                others.isEmpty() ? List.of(firstPass) : List.of(firstPass, new Pass(others, cuts)));
    }

    private static List<Rendition> together(List<Rendition.Video> video, List<Rendition.Audio> audio) {
        return Stream.<Rendition>concat(video.stream(), audio.stream()).toList();
    }

    private static List<Rendition.Audio> audioOf(Source source) {
        AudioStream audio = source.audio();
        return audio == null ? List.of() : List.of(new Rendition.Audio("audio", RemuxRule.allows(source, audio)));
    }

    private static List<Rendition.Video> rungsOf(VideoStream video, int maxHeight, boolean remuxTop) {
        int top = Math.min(video.shortSide(), maxHeight);
        double rate = remuxTop ? FrameRate.atMostSixty(video.framesPerSecond()) : FrameRate.constantFor(video);
        List<Rendition.Video> rungs = new ArrayList<>();
        rungs.add(remuxTop ? remuxed(video, rate) : scaled(video, top, rate));
        RUNGS.stream().filter(rung -> rung <= top * CLOSEST_RUNG).forEach(rung -> rungs.add(scaled(video, rung, rate)));
        return rungs;
    }

    private static Rendition.Video remuxed(VideoStream video, double rate) {
        int bitrate = (int) Math.min(Integer.MAX_VALUE, video.bitrate());
        return new Rendition.Video(name(video.shortSide()), video.width(), video.height(), rate, true, bitrate);
    }

    private static Rendition.Video scaled(VideoStream video, int shortSide, double rate) {
        double factor = (double) shortSide / video.shortSide();
        int width = evenSide(video.width(), factor);
        int height = evenSide(video.height(), factor);
        return new Rendition.Video(name(shortSide), width, height, rate, false, Bitrates.ceiling(width, height, rate));
    }

    private static String name(int shortSide) {
        return shortSide + "p";
    }

    /** 4:2:0 pictures have even sides; a source's own odd side loses a pixel. */
    private static int evenSide(int pixels, double factor) {
        long half = factor < 1 ? Math.round(pixels * factor / 2) : pixels / 2;
        return (int) Math.max(2, 2 * half);
    }
}
