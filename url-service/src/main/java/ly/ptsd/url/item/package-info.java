/** What can be shared: the items that media servers announce, with their posters. */
@NullMarked
package ly.ptsd.url.item;

import org.jspecify.annotations.NullMarked;
