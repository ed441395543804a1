/** How often one account and one client address may ask, by class of route; counted in Redis, decided here. */
@NullMarked
package ly.ptsd.gateway.limit;

import org.jspecify.annotations.NullMarked;
