/** Who may pass: tokens are checked early here, and again by the service behind. */
@NullMarked
package ly.ptsd.gateway.access;

import org.jspecify.annotations.NullMarked;
