/** A tenant's instance: what is ordered, what became of it, and the port through which it is launched and ended. */
@NullMarked
package ly.ptsd.aim.instance;

import org.jspecify.annotations.NullMarked;
