/** A second way in: linking and unlinking identities by somebody who is signed in. */
@NullMarked
package ly.ptsd.user.linking;

import org.jspecify.annotations.NullMarked;
