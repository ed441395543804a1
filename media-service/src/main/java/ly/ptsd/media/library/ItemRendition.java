package ly.ptsd.media.library;

import org.jspecify.annotations.Nullable;

/**
 * One quality of an item and how far it is.
 *
 * @param name also the name of its folder in the bucket
 * @param width absent for audio
 * @param height absent for audio
 * @param codecs per RFC 6381, known from the init segment on
 * @param peakBandwidth bits per second, known when done
 * @param averageBandwidth bits per second, known when done
 * @param keyframes what the pictures with which segments begin take, known when done; absent when there are none
 */
public record ItemRendition(
        String name,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Double framesPerSecond,
        State state,
        double progress,
        @Nullable String codecs,
        long peakBandwidth,
        long averageBandwidth,
        @Nullable Rate keyframes) {

    /** Bits per second. */
    public record Rate(long peak, long average) {}

    /** A rendition's life. */
    public enum State {
        PENDING,
        RUNNING,
        DONE,
        FAILED
    }

    public static ItemRendition video(String name, int width, int height, double framesPerSecond) {
        return new ItemRendition(name, width, height, framesPerSecond, State.PENDING, 0, null, 0, 0, null);
    }

    public static ItemRendition audio(String name) {
        return new ItemRendition(name, null, null, null, State.PENDING, 0, null, 0, 0, null);
    }

    public boolean isVideo() {
        return height != null;
    }

    /** Nothing more will come. */
    public boolean isSettled() {
        return state == State.DONE || state == State.FAILED;
    }
}
