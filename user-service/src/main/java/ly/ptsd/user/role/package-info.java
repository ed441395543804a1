/** What an account may do beyond its own affairs, by the word of the configuration alone. */
@NullMarked
package ly.ptsd.user.role;

import org.jspecify.annotations.NullMarked;
