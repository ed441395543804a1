/** Fills the ladder of an item from a stored queue that survives a restart. */
@NullMarked
package ly.ptsd.media.transcode;

import org.jspecify.annotations.NullMarked;
