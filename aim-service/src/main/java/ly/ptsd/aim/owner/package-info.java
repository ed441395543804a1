/** What owners see of their subscription, and ask of it. */
@NullMarked
package ly.ptsd.aim.owner;

import org.jspecify.annotations.NullMarked;
