/** Playback sessions: playlists, segments by redirect, and the renewal that makes revocation bite. */
@NullMarked
package ly.ptsd.media.play;

import org.jspecify.annotations.NullMarked;
