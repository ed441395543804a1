/** Who subscribed to what, in which state it is, and how far provisioning has come. */
@NullMarked
package ly.ptsd.aim.subscription;

import org.jspecify.annotations.NullMarked;
