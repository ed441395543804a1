/** Who somebody is: sign-in with Google and Kakao, accounts, sessions and the platform's access tokens. */
@NullMarked
package ly.ptsd.user;

import org.jspecify.annotations.NullMarked;
