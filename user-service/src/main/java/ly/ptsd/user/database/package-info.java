/** How times and ids stand in the tables. */
@NullMarked
package ly.ptsd.user.database;

import org.jspecify.annotations.NullMarked;
