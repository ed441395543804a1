/** Resumable uploads by tus 1.0: bytes are acknowledged when they are safe on disk, the last one when they are in the bucket. */
@NullMarked
package ly.ptsd.media.upload;

import org.jspecify.annotations.NullMarked;
