/** Archives: many sources in one file, written while it is downloaded. */
@NullMarked
package ly.ptsd.media.archive;

import org.jspecify.annotations.NullMarked;
