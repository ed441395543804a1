/** Counting who opened a link, off the request's path and exactly once. */
@NullMarked
package ly.ptsd.url.visit;

import org.jspecify.annotations.NullMarked;
