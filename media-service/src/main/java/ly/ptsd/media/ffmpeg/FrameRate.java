package ly.ptsd.media.ffmpeg;

import java.util.Comparator;
import java.util.List;

/** The constant frame rate renditions get. */
final class FrameRate {

    static final double HIGHEST = 60;

    /** Slower sources repeat frames, so that keyframes fall where segments are cut. */
    static final double LOWEST = 10;

    private static final List<Double> USUAL = List.of(
            10.0,
            12.0,
            12.5,
            15.0,
            20.0,
            24_000 / 1001.0,
            24.0,
            25.0,
            30_000 / 1001.0,
            30.0,
            48.0,
            50.0,
            60_000 / 1001.0,
            60.0);

    private FrameRate() {}

    static double atMostSixty(double rate) {
        return Math.min(HIGHEST, rate);
    }

    /** The nominal rate when the measured one confirms it, else the usual rate nearest to the measured one. */
    static double constantFor(VideoStream video) {
        double nominal = video.nominalFramesPerSecond();
        double measured = video.framesPerSecond();
        boolean confirmed = nominal >= LOWEST && nominal <= HIGHEST && Math.abs(measured / nominal - 1) < 0.15;
        return confirmed ? nominal : nearestUsual(measured);
    }

    private static double nearestUsual(double rate) {
        return USUAL.stream()
                .min(Comparator.comparingDouble(usual -> Math.abs(usual - rate)))
                .orElseThrow();
    }
}
