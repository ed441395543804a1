/** The short links that owners make, look up and take back. */
@NullMarked
package ly.ptsd.url.link;

import org.jspecify.annotations.NullMarked;
