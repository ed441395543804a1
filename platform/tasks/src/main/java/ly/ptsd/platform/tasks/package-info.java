/** Work that is stored with what caused it and survives the end of the process. */
@NullMarked
package ly.ptsd.platform.tasks;

import org.jspecify.annotations.NullMarked;
