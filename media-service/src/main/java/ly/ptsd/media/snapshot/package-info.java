/** Small things of one kind together in one object of the bucket, so that they outlive the instance. */
@NullMarked
package ly.ptsd.media.snapshot;

import org.jspecify.annotations.NullMarked;
