/** Playback grants: what a friend's page trades for a playback session, and how the session is kept alive. */
@NullMarked
package ly.ptsd.url.grant;

import org.jspecify.annotations.NullMarked;
