package ly.ptsd.user.signin;

import java.util.Objects;
import ly.ptsd.user.account.Provider;
import ly.ptsd.user.account.ProviderProfile;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Reads from a checked ID token what the provider says about somebody. */
final class VouchedFor {

    private VouchedFor() {}

    static ProviderProfile profile(OAuth2AuthenticationToken authentication) {
        var user = (OidcUser) authentication.getPrincipal();
        var provider =
                Provider.of(authentication.getAuthorizedClientRegistrationId()).orElseThrow();
        return new ProviderProfile(
                provider,
                String.valueOf(user.getIssuer()),
                Objects.requireNonNull(user.getSubject()),
                user.getFullName() == null ? user.getNickName() : user.getFullName(),
                user.getEmail(),
                user.getPicture());
    }
}
