/** Which path goes where, as one table. */
@NullMarked
package ly.ptsd.gateway.route;

import org.jspecify.annotations.NullMarked;
