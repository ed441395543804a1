/** What can be subscribed to. */
@NullMarked
package ly.ptsd.aim.plan;

import org.jspecify.annotations.NullMarked;
