/** Finds or unpacks the encoder's programs. */
@NullMarked
package ly.ptsd.local.ffmpeg;

import org.jspecify.annotations.NullMarked;
