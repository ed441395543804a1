package ly.ptsd.media.hls;

/**
 * The I-frame playlist of a rendition as a choice for players.
 *
 * @param codecs as {@link InitSegment#codecs} tells
 * @param bandwidth of the listed pictures alone
 */
public record IFrameVariant(String uri, String codecs, int width, int height, Bandwidth bandwidth) {}
