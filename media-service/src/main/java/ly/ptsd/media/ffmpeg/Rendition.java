package ly.ptsd.media.ffmpeg;

/** One quality of an item; its name is also the name of its folder. */
public sealed interface Rendition {

    String name();

    /**
     * A rendition with pictures only.
     *
     * @param name the short side and {@code p}, such as {@code 720p}
     * @param remuxed the source's own pictures, not encoded again
     * @param maxBitrate ceiling of the encoder in bit/s; the source's own average when remuxed
     */
    record Video(String name, int width, int height, double framesPerSecond, boolean remuxed, int maxBitrate)
            implements Rendition {}

    /**
     * The stereo AAC rendition all video renditions share.
     *
     * @param copied the source's own packets, not encoded again
     */
    record Audio(String name, boolean copied) implements Rendition {}
}
