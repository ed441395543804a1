/** How much is done at a time, so that neither people nor stored tasks wait for connections to the database. */
@NullMarked
package ly.ptsd.aim.load;

import org.jspecify.annotations.NullMarked;
