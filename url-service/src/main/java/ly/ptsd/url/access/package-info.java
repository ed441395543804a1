/** Who may call what: owners by access token, media servers by machine token, friends by nothing. */
@NullMarked
package ly.ptsd.url.access;

import org.jspecify.annotations.NullMarked;
