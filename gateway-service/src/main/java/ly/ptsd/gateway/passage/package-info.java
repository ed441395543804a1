/** How a request passes: the filters of its route one inside the other, the call of a service, and its answer. */
@NullMarked
package ly.ptsd.gateway.passage;

import org.jspecify.annotations.NullMarked;
