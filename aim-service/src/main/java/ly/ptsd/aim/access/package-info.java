/** Who may call which path. */
@NullMarked
package ly.ptsd.aim.access;

import org.jspecify.annotations.NullMarked;
