/** The platform on one machine: starts the stand-ins for everything outside, then the services, and ends them all. */
@NullMarked
package ly.ptsd.local;

import org.jspecify.annotations.NullMarked;
