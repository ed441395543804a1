/** Passwords of links at the door: how often one may try, and the cookie that remembers who knew it. */
@NullMarked
package ly.ptsd.url.password;

import org.jspecify.annotations.NullMarked;
