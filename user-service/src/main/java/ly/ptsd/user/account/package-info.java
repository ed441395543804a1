/** Accounts and the provider identities that lead to them. */
@NullMarked
package ly.ptsd.user.account;

import org.jspecify.annotations.NullMarked;
