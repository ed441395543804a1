package ly.ptsd.user.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import ly.ptsd.user.account.Provider;
import ly.ptsd.user.linking.Linking;
import ly.ptsd.user.origin.ReturnTo;
import ly.ptsd.user.pending.PendingSignIns;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;

/**
 * Begins a sign-in at {@code /oauth2/authorization/{provider}} and keeps with it the way back and what it is for:
 * signing in, linking an identity, or signing in to the account to which a pending identity is to be linked.
 */
@Component
class SignInStart implements OAuth2AuthorizationRequestResolver {

    static final String PATH = "/oauth2/authorization";

    /** The error when the ticket in the address is not this browser's, or too old. */
    static final String TICKET_UNKNOWN = "ticket_unknown";

    private final DefaultOAuth2AuthorizationRequestResolver requests;
    private final Linking linking;
    private final PendingSignIns pending;

    SignInStart(ClientRegistrationRepository registrations, Linking linking, PendingSignIns pending) {
        this.requests = new DefaultOAuth2AuthorizationRequestResolver(registrations, PATH);
        this.linking = linking;
        this.pending = pending;
    }

    /** Null, so not found, for anything but GET and a provider that exists. */
    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        var path = request.getRequestURI();
        var provider = path.startsWith(PATH + "/") ? path.substring(PATH.length() + 1) : "";
        if (!request.getMethod().equals("GET") || Provider.of(provider).isEmpty()) {
            return null;
        }
        return resolve(request, provider);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String provider) {
        tellPurpose(request, provider);
        var made = requests.resolve(request, provider);
        return made == null ? null : withPurpose(OAuth2AuthorizationRequest.from(made), request);
    }

    /** Who links has to say which of their accounts at the provider they mean, even if they are signed in to one there. */
    private static OAuth2AuthorizationRequest withPurpose(
            OAuth2AuthorizationRequest.Builder made, HttpServletRequest request) {
        var purpose = new HashMap<String, Object>();
        BegunSignIns.TOLD.forEach(
                what -> BegunSignIns.told(request, what).ifPresent(value -> purpose.put(what, value)));
        if (purpose.containsKey(BegunSignIn.LINK) || purpose.containsKey(BegunSignIn.PENDING)) {
            made.additionalParameters(all -> all.put("prompt", "select_account"));
        }
        return made.attributes(all -> all.putAll(purpose)).build();
    }

    private void tellPurpose(HttpServletRequest request, String provider) {
        var link = request.getParameter("link");
        if (link != null) {
            BegunSignIns.tell(request, BegunSignIn.RETURN_TO, ReturnTo.MY_PAGE.path());
            BegunSignIns.tell(request, BegunSignIn.LINK, link);
            var returnTo = linking.begun(request, link, provider).orElseThrow(SignInStart::ticketUnknown);
            BegunSignIns.tell(request, BegunSignIn.RETURN_TO, returnTo.path());
            return;
        }
        var returnTo = ReturnTo.of(request.getParameter("returnTo"));
        BegunSignIns.tell(request, BegunSignIn.RETURN_TO, returnTo.path());
        var proof = request.getParameter("pending");
        if (proof != null) {
            var ticket = pending.chosen(request, proof).orElseThrow(SignInStart::ticketUnknown);
            BegunSignIns.tell(request, BegunSignIn.PENDING, ticket);
        }
    }

    private static OAuth2AuthenticationException ticketUnknown() {
        return new OAuth2AuthenticationException(new OAuth2Error(TICKET_UNKNOWN));
    }
}
