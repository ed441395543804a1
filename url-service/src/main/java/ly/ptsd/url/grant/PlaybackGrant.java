package ly.ptsd.url.grant;

import java.time.Instant;
import ly.ptsd.url.item.MediaKey;

/** A signed permission to open one playback session of one item, once, within a minute. */
public record PlaybackGrant(String token, MediaKey media, Instant expiresAt) {}
