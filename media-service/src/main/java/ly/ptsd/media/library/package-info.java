/** The tenant's items: what was uploaded, what became of it, and everybody who wants to hear about changes. */
@NullMarked
package ly.ptsd.media.library;

import org.jspecify.annotations.NullMarked;
