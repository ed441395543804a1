package ly.ptsd.user.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import ly.ptsd.user.account.AccountId;
import ly.ptsd.user.account.Language;
import ly.ptsd.user.account.Provider;
import ly.ptsd.user.account.ProviderProfile;
import ly.ptsd.user.device.Requester;
import ly.ptsd.user.device.Requesters;
import ly.ptsd.user.linking.LinkOutcome;
import ly.ptsd.user.linking.Linking;
import ly.ptsd.user.origin.ReturnTo;
import ly.ptsd.user.pending.PendingSignIns;
import ly.ptsd.user.session.Arrivals;
import ly.ptsd.user.session.Arrivals.Arrived;
import ly.ptsd.user.session.RefreshCookie;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * Ends a sign-in: signed in or linked and back where it began, at the page with the choice, or back with the reason why
 * not: at the login page, or for a linking on the page that it was begun from.
 */
@Component
class SignInEnd implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final Logger log = LoggerFactory.getLogger(SignInEnd.class);

    /** The sign-in that was to link a pending identity ended in an account without its address. */
    private static final String OTHER_ACCOUNT = "other_account";

    private final Arrivals arrivals;
    private final Linking linking;
    private final PendingSignIns pending;
    private final RefreshCookie cookie;
    private final Requesters requesters;

    SignInEnd(Arrivals arrivals, Linking linking, PendingSignIns pending, RefreshCookie cookie, Requesters requesters) {
        this.arrivals = arrivals;
        this.linking = linking;
        this.pending = pending;
        this.cookie = cookie;
        this.requesters = requesters;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
        var profile = VouchedFor.profile((OAuth2AuthenticationToken) authentication);
        var requester = requesters.of(request);
        try {
            var link = BegunSignIns.told(request, BegunSignIn.LINK);
            if (link.isPresent()) {
                var outcome = linking.end(link.get(), profile, requester);
                response.addHeader(HttpHeaders.SET_COOKIE, linking.cleared());
                redirect(response, linked(returnTo(request), profile.provider(), outcome));
            } else {
                redirect(response, arrived(request, response, profile, requester));
            }
        } catch (DataAccessException unavailable) {
            log.error("sign-in could not be stored", unavailable);
            refuse(request, response, SignInError.PROVIDER_ERROR);
        }
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception) {
        var error = SignInError.of(exception);
        if (error == SignInError.PROVIDER_ERROR || error == SignInError.CLOCK_SKEW) {
            log.warn("sign-in failed path={} error={}", request.getRequestURI(), SignInError.cause(exception));
        }
        refuse(request, response, error);
    }

    private static String linked(ReturnTo returnTo, Provider provider, LinkOutcome outcome) {
        return outcome.error()
                .map(error -> returnTo.with("linkError", error))
                .orElseGet(() -> returnTo.with("linked", provider.id()));
    }

    /** @return where the browser goes */
    private String arrived(
            HttpServletRequest request, HttpServletResponse response, ProviderProfile profile, Requester requester) {
        var known = arrivals.known(profile, requester);
        if (known.isPresent()) {
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.with(known.get().session()));
            return afterwards(request, response, known.get(), requester);
        }
        var returnTo = returnTo(request);
        if (pending.isNeeded(profile)) {
            response.addHeader(HttpHeaders.SET_COOKIE, pending.keep(profile, returnTo));
            return "/login/choose?returnTo=" + returnTo.encoded();
        }
        var language = Language.preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.with(arrivals.newcomer(profile, language, requester)));
        return returnTo.path();
    }

    /** Links the pending identity that this sign-in was for, if it was for one; My page tells when that did not work. */
    private String afterwards(
            HttpServletRequest request, HttpServletResponse response, Arrived arrived, Requester requester) {
        var returnTo = returnTo(request).path();
        var ticket = BegunSignIns.told(request, BegunSignIn.PENDING);
        if (ticket.isEmpty()) {
            return returnTo;
        }
        response.addHeader(HttpHeaders.SET_COOKIE, pending.cleared());
        return linkPending(ticket.get(), arrived.account(), requester)
                .map(error -> ReturnTo.MY_PAGE.with("linkError", error))
                .orElse(returnTo);
    }

    /** @return why it was not linked */
    private Optional<String> linkPending(String ticket, AccountId account, Requester requester) {
        var waiting = pending.take(ticket);
        if (waiting.isEmpty()) {
            return LinkOutcome.EXPIRED.error();
        }
        return pending.isMeant(account, waiting.get())
                ? linking.link(account, waiting.get(), requester).error()
                : Optional.of(OTHER_ACCOUNT);
    }

    private static ReturnTo returnTo(HttpServletRequest request) {
        return BegunSignIns.told(request, BegunSignIn.RETURN_TO)
                .map(ReturnTo::of)
                .orElse(ReturnTo.START);
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, SignInError error) {
        var returnTo = returnTo(request);
        Optional<String> link = BegunSignIns.told(request, BegunSignIn.LINK);
        if (link.isPresent()) {
            redirect(response, returnTo.with("linkError", error.code()));
        } else {
            var kept = returnTo.equals(ReturnTo.START) ? "" : "&returnTo=" + returnTo.encoded();
            redirect(response, "/login?error=" + error.code() + kept);
        }
    }

    private static void redirect(HttpServletResponse response, String path) {
        response.setStatus(HttpStatus.FOUND.value());
        response.setHeader(HttpHeaders.LOCATION, path);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
