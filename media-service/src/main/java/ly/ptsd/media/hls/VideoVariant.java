package ly.ptsd.media.hls;

/**
 * A video rendition as a choice for players.
 *
 * @param codecs as {@link InitSegment#codecs} tells
 * @param bandwidth of the pictures alone
 */
public record VideoVariant(
        String uri, String codecs, int width, int height, double framesPerSecond, Bandwidth bandwidth) {}
