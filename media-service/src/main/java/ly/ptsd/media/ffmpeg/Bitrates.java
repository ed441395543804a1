package ly.ptsd.media.ffmpeg;

/** How many bits a picture size deserves. */
final class Bitrates {

    static final int AUDIO = 128_000;

    private static final double FULL_HD = 1920.0 * 1080;
    private static final double FULL_HD_BITRATE = 5_000_000;

    private Bitrates() {}

    /** Smaller pictures need more bits per pixel; the exponent meets the usual 5 / 2.8 / 1.4 / 0.9 Mbit/s of 1080p to 360p. */
    static int ceiling(int width, int height, double framesPerSecond) {
        double bits = FULL_HD_BITRATE * Math.pow(width * (double) height / FULL_HD, 0.75);
        double motion = framesPerSecond > 31 ? 1.5 : 1;
        return (int) Math.max(100_000, bits * motion);
    }
}
