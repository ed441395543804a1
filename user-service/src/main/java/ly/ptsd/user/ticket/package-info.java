/** Random one-time keys to things that wait in Redis for their owner's browser to come back. */
@NullMarked
package ly.ptsd.user.ticket;

import org.jspecify.annotations.NullMarked;
