/** The end of an account: asked for, thought over, carried out, and told to the other services. */
@NullMarked
package ly.ptsd.user.farewell;

import org.jspecify.annotations.NullMarked;
