package ly.ptsd.user.signin;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * What must be remembered while somebody is at the provider.
 *
 * @param attributes provider, nonce, code verifier and the way back
 */
record PendingSignIn(
        String authorizationUri,
        String clientId,
        String redirectUri,
        Set<String> scopes,
        String state,
        Map<String, String> attributes) {

    static final String RETURN_TO = "return_to";

    static PendingSignIn of(OAuth2AuthorizationRequest request) {
        return new PendingSignIn(
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
