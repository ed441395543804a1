/** What other services tell, heard at least once. */
@NullMarked
package ly.ptsd.platform.messages.inbox;

import org.jspecify.annotations.NullMarked;
