/** The pictures that owners upload: checked, made anew, kept in the platform's own object store. */
@NullMarked
package ly.ptsd.user.picture;

import org.jspecify.annotations.NullMarked;
