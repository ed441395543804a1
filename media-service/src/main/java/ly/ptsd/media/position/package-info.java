/** How far the owner has watched what; in the bucket as one small object, so that it outlives the instance. */
@NullMarked
package ly.ptsd.media.position;

import org.jspecify.annotations.NullMarked;
