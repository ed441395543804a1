/** What other services tell, heard from the Redis stream at least once. */
@NullMarked
package ly.ptsd.aim.inbox;

import org.jspecify.annotations.NullMarked;
