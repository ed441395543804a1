/** Everything the platform's accounts hold about their owner, for the owner to take along. */
@NullMarked
package ly.ptsd.user.export;

import org.jspecify.annotations.NullMarked;
