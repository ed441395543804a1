/** Writes the HLS playlists of an item (RFC 8216, protocol version 7) and reads codecs from fMP4 init segments. */
@NullMarked
package ly.ptsd.media.hls;

import org.jspecify.annotations.NullMarked;
