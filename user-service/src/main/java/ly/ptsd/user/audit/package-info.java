/** What happened to an account's safety: written with the change itself, shown to the account's owner alone. */
@NullMarked
package ly.ptsd.user.audit;

import org.jspecify.annotations.NullMarked;
