/** The platform's story told by an API client: from a file on disk to a friend's screen. */
@NullMarked
package ly.ptsd.local.demo;

import org.jspecify.annotations.NullMarked;
