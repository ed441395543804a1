/** Drives every subscription, one safe step at a time, to a running server, and keeps it running. */
@NullMarked
package ly.ptsd.aim.provisioning;

import org.jspecify.annotations.NullMarked;
