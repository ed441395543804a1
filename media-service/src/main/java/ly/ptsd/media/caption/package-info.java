/** Captions: read from whatever people upload or a source holds, kept as WebVTT in which nothing can hide. */
@NullMarked
package ly.ptsd.media.caption;

import org.jspecify.annotations.NullMarked;
