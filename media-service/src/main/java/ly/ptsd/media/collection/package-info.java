/** Collections: items that their owner has put together, in an order of their own. */
@NullMarked
package ly.ptsd.media.collection;

import org.jspecify.annotations.NullMarked;
