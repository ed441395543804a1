/** One line of JSON for every request: enough to count and to find one again, nothing that opens a door. */
@NullMarked
package ly.ptsd.gateway.accesslog;

import org.jspecify.annotations.NullMarked;
