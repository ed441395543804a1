/** Short links: the service that lets a friend watch without an account. */
@NullMarked
package ly.ptsd.url;

import org.jspecify.annotations.NullMarked;
