/** What other services tell, heard from the Redis stream at least once. */
@NullMarked
package ly.ptsd.url.inbox;

import org.jspecify.annotations.NullMarked;
