/** Signing in with a provider: OpenID Connect authorization code flow with PKCE, bound to the browser, without a servlet session. */
@NullMarked
package ly.ptsd.user.signin;

import org.jspecify.annotations.NullMarked;
