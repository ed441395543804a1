/** Staying signed in: rotating refresh tokens, and the access tokens that they yield. */
@NullMarked
package ly.ptsd.user.session;

import org.jspecify.annotations.NullMarked;
