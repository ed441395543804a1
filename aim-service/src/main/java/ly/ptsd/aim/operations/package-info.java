/** What operators see and do: tenants, launches, what the sweep found, and a record of every command. */
@NullMarked
package ly.ptsd.aim.operations;

import org.jspecify.annotations.NullMarked;
