/** How ids and times are written to and read from the database, the same in every table. */
@NullMarked
package ly.ptsd.aim.sql;

import org.jspecify.annotations.NullMarked;
