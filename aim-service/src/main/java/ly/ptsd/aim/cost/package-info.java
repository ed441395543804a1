/** What the cloud costs, estimated from prices with a date. */
@NullMarked
package ly.ptsd.aim.cost;

import org.jspecify.annotations.NullMarked;
