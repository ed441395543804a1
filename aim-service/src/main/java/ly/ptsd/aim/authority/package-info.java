/** The platform's private certificate authority, which vouches for the names of tenants' media servers. */
@NullMarked
package ly.ptsd.aim.authority;

import org.jspecify.annotations.NullMarked;
