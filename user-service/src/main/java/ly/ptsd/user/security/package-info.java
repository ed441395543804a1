/** Who may call which path. */
@NullMarked
package ly.ptsd.user.security;

import org.jspecify.annotations.NullMarked;
