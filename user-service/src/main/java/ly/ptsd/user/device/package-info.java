/** With what and from where somebody reaches the platform, in the few words that its owner is shown. */
@NullMarked
package ly.ptsd.user.device;

import org.jspecify.annotations.NullMarked;
