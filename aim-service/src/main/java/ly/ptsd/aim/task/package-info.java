/** Stored tasks: work that is written in the transaction that wants it and survives a restart. */
@NullMarked
package ly.ptsd.aim.task;

import org.jspecify.annotations.NullMarked;
