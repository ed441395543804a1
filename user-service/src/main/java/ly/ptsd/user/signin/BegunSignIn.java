package ly.ptsd.user.signin;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * What must be remembered while somebody is at the provider.
 *
 * @param attributes provider, nonce, code verifier, the way back, and what else the sign-in is for
 */
record BegunSignIn(
        String authorizationUri,
        String clientId,
        String redirectUri,
        Set<String> scopes,
        String state,
        Map<String, String> attributes) {

    static final String RETURN_TO = "return_to";

    /** The ticket of somebody signed in who links a second identity. */
    static final String LINK = "link";

    /** The ticket of a pending sign-in whose identity is to be linked to the account that this one ends in. */
    static final String PENDING = "pending";

    static BegunSignIn of(OAuth2AuthorizationRequest request) {
        return new BegunSignIn(
                request.getAuthorizationUri(),
                request.getClientId(),
                String.valueOf(request.getRedirectUri()),
                request.getScopes(),
                String.valueOf(request.getState()),
                request.getAttributes().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue()))));
    }

    OAuth2AuthorizationRequest toRequest() {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(authorizationUri)
                .clientId(clientId)
                .redirectUri(redirectUri)
                .scopes(scopes)
                .state(state)
                .attributes(all -> all.putAll(attributes))
                .build();
    }
}
