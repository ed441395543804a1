/** Who may call, proven offline: the platform's tokens are signed, published as keys and checked here. */
@NullMarked
package ly.ptsd.platform.jwt;

import org.jspecify.annotations.NullMarked;
