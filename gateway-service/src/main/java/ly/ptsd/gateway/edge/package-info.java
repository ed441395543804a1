/** What every request and answer gets at the edge: an id, clean headers, security headers, errors as problems. */
@NullMarked
package ly.ptsd.gateway.edge;

import org.jspecify.annotations.NullMarked;
