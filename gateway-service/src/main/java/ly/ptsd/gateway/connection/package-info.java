/** How long the gateway waits for either side of a connection, and what it answers where no request came about. */
@NullMarked
package ly.ptsd.gateway.connection;

import org.jspecify.annotations.NullMarked;
