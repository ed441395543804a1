/** My page's first answer: the account as its owner sees it, and what they may change in it. */
@NullMarked
package ly.ptsd.user.profile;

import org.jspecify.annotations.NullMarked;
