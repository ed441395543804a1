/** Compares what items should have in the bucket with what is there. */
@NullMarked
package ly.ptsd.media.scrub;

import org.jspecify.annotations.NullMarked;
