/** The service dies at every moment, and nothing is lost, left over or doubled. */
@NullMarked
package ly.ptsd.aim.crash;

import org.jspecify.annotations.NullMarked;
