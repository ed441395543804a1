/** The platform's own services as child processes: their configuration, start and readiness. */
@NullMarked
package ly.ptsd.local.service;

import org.jspecify.annotations.NullMarked;
