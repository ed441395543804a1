/** Sign-in providers that speak OpenID Connect, one in the manner of Google and one in the manner of Kakao. */
@NullMarked
package ly.ptsd.local.oidc;

import org.jspecify.annotations.NullMarked;
