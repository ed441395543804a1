/** Why something is not as it should be, or was ended: a code for everybody, and what operators may want to read beside it. */
@NullMarked
package ly.ptsd.aim.reason;

import org.jspecify.annotations.NullMarked;
