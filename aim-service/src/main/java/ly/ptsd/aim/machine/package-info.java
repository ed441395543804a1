/** Media servers proving who they are, reporting their health, and the tokens that name one tenant. */
@NullMarked
package ly.ptsd.aim.machine;

import org.jspecify.annotations.NullMarked;
