/** Where a tenant's media server is, and what of its answers may appear on our origin. */
@NullMarked
package ly.ptsd.gateway.tenant;

import org.jspecify.annotations.NullMarked;
