package ly.ptsd.media.hls;

/**
 * Captions as a choice for players.
 *
 * @param language BCP 47
 * @param name by which viewers choose it
 */
public record CaptionTrack(String uri, String language, String name) {}
