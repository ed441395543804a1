/** Records that outlive the process that wrote them, and are handed on in batches. */
@NullMarked
package ly.ptsd.url.journal;

import org.jspecify.annotations.NullMarked;
