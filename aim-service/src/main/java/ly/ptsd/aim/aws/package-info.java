/** What all calls to Amazon have in common, whichever of its services they are for. */
@NullMarked
package ly.ptsd.aim.aws;

import org.jspecify.annotations.NullMarked;
