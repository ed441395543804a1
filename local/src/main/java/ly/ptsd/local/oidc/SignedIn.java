package ly.ptsd.local.oidc;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a provider tells about the person who signed in.
 *
 * @param email absent where it was not shared with the application
 */
record SignedIn(
        Provider provider,
        String subject,
        String name,
        @Nullable String email,
        String picture) {

    Map<String, Object> claims() {
        var claims = new LinkedHashMap<String, Object>();
        switch (provider) {
            case GOOGLE -> {
                claims.put("name", name);
                if (email != null) {
                    claims.put("email", email);
                    claims.put("email_verified", true);
                }
            }
            case KAKAO -> {
                claims.put("nickname", name);
                if (email != null) {
                    claims.put("email", email);
                }
            }
        }
        claims.put("picture", picture);
        return claims;
    }
}
