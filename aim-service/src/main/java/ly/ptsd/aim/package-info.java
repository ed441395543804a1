/** Amazon Instance Manager: from a subscription to a running personal server. */
@NullMarked
package ly.ptsd.aim;

import org.jspecify.annotations.NullMarked;
