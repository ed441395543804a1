/** Compares what is in the cloud with what is known, and looks after what does not fit, carefully. */
@NullMarked
package ly.ptsd.aim.sweep;

import org.jspecify.annotations.NullMarked;
