/** Child processes: starting them, keeping them alive, and leaving none behind however this process ends. */
@NullMarked
package ly.ptsd.local.process;

import org.jspecify.annotations.NullMarked;
