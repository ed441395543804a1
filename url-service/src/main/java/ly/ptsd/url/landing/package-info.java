/** What a friend sees at a short link: the page, the card and the same facts as JSON. */
@NullMarked
package ly.ptsd.url.landing;

import org.jspecify.annotations.NullMarked;
