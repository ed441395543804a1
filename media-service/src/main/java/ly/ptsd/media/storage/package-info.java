/** Objects in the tenant's bucket, in our words. */
@NullMarked
package ly.ptsd.media.storage;

import org.jspecify.annotations.NullMarked;
