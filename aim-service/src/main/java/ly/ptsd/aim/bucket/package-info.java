/** A tenant's bucket: its name and the port through which it is made. */
@NullMarked
package ly.ptsd.aim.bucket;

import org.jspecify.annotations.NullMarked;
