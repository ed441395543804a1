/** Listening: servlets on addresses that may come and go. */
@NullMarked
package ly.ptsd.local.aws.http;

import org.jspecify.annotations.NullMarked;
