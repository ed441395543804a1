/** Tells the links service what it must know of the items, until it has acknowledged. */
@NullMarked
package ly.ptsd.media.share;

import org.jspecify.annotations.NullMarked;
