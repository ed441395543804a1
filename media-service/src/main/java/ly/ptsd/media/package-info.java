/** One tenant's media server: takes uploads, makes them playable, serves them to their owner and the owner's friends. */
@NullMarked
package ly.ptsd.media;

import org.jspecify.annotations.NullMarked;
