/** Who this server is: it exchanges its boot token for a tenant, keeps its machine token fresh and reports its health. */
@NullMarked
package ly.ptsd.media.machine;

import org.jspecify.annotations.NullMarked;
