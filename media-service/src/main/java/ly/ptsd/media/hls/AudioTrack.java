package ly.ptsd.media.hls;

/**
 * The audio rendition all video variants share, or the only variant of an item without pictures.
 *
 * @param codecs as {@link InitSegment#codecs} tells
 */
public record AudioTrack(String uri, String codecs, Bandwidth bandwidth) {}
