package ly.ptsd.user.signin;

import jakarta.servlet.http.HttpServletRequest;
import ly.ptsd.user.account.Provider;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;

/** Begins a sign-in at {@code /oauth2/authorization/{provider}} and keeps the way back with it. */
@Component
class SignInStart implements OAuth2AuthorizationRequestResolver {

    static final String PATH = "/oauth2/authorization";

    private final DefaultOAuth2AuthorizationRequestResolver requests;

    SignInStart(ClientRegistrationRepository registrations) {
        this.requests = new DefaultOAuth2AuthorizationRequestResolver(registrations, PATH);
    }

    /** Null, so not found, for anything but GET and a provider that exists. */
    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        var path = request.getRequestURI();
        var provider = path.startsWith(PATH + "/") ? path.substring(PATH.length() + 1) : "";
        if (!request.getMethod().equals("GET") || Provider.of(provider).isEmpty()) {
            return null;
        }
        return withReturn(requests.resolve(request), request);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String provider) {
        return withReturn(requests.resolve(request, provider), request);
    }

    private static @Nullable OAuth2AuthorizationRequest withReturn(
            @Nullable OAuth2AuthorizationRequest made, HttpServletRequest request) {
        if (made == null) {
            return null;
        }
        var returnTo = ReturnTo.of(request.getParameter("returnTo"));
        request.setAttribute(PendingSignIns.RETURN_TO, returnTo.path());
        return OAuth2AuthorizationRequest.from(made)
                .attributes(attributes -> attributes.put(PendingSignIn.RETURN_TO, returnTo.path()))
                .build();
    }
}
