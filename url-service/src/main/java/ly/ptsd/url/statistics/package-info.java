/** What owners see of how their links were opened and watched. */
@NullMarked
package ly.ptsd.url.statistics;

import org.jspecify.annotations.NullMarked;
