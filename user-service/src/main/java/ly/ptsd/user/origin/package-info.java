/** The one address under which browsers know the platform, and the refusal of requests sent from another. */
@NullMarked
package ly.ptsd.user.origin;

import org.jspecify.annotations.NullMarked;
