package ly.ptsd.user.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import ly.ptsd.user.account.Accounts;
import ly.ptsd.user.account.Language;
import ly.ptsd.user.account.Provider;
import ly.ptsd.user.account.ProviderProfile;
import ly.ptsd.user.session.RefreshCookie;
import ly.ptsd.user.session.Sessions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** Ends a sign-in: signed in and back where it began, or at the login page with the reason. */
@Component
class SignInEnd implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final Logger log = LoggerFactory.getLogger(SignInEnd.class);

    private final Accounts accounts;
    private final Sessions sessions;
    private final RefreshCookie cookie;

    SignInEnd(Accounts accounts, Sessions sessions, RefreshCookie cookie) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.cookie = cookie;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
        var language = Language.preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        try {
            var account = accounts.signedIn(profile((OAuth2AuthenticationToken) authentication), language);
            var session = sessions.start(account);
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.with(session.token(), session.until()));
            redirect(response, returnTo(request).path());
        } catch (DataAccessException unavailable) {
            log.error("sign-in could not be stored", unavailable);
            refuse(request, response, "provider_error");
        }
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception) {
        var error = error(exception);
        var code =
                switch (error) {
                    case OAuth2ErrorCodes.ACCESS_DENIED -> "cancelled";
                    case "authorization_request_not_found", "invalid_state_parameter" -> "sign_in_expired";
                    default -> "provider_error";
                };
        if (code.equals("provider_error")) {
            log.warn("sign-in failed path={} error={}", request.getRequestURI(), error);
        }
        refuse(request, response, code);
    }

    /** The code of the protocol, wherever in the chain of causes it is. */
    private static String error(Throwable exception) {
        for (@Nullable Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof OAuth2AuthenticationException protocol) {
                return protocol.getError().getErrorCode();
            }
        }
        return exception.toString();
    }

    private static ProviderProfile profile(OAuth2AuthenticationToken authentication) {
        var user = (OidcUser) authentication.getPrincipal();
        var provider =
                Provider.of(authentication.getAuthorizedClientRegistrationId()).orElseThrow();
        var name = user.getFullName() == null ? user.getNickName() : user.getFullName();
        return new ProviderProfile(
                provider,
                String.valueOf(user.getIssuer()),
                Objects.requireNonNull(user.getSubject()),
                name,
                user.getEmail(),
                user.getPicture());
    }

    private static ReturnTo returnTo(HttpServletRequest request) {
        return ReturnTo.of((String) request.getAttribute(PendingSignIns.RETURN_TO));
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, String code) {
        var returnTo = returnTo(request);
        var kept = returnTo.equals(ReturnTo.START)
                ? ""
                : "&returnTo=" + URLEncoder.encode(returnTo.path(), StandardCharsets.UTF_8);
        redirect(response, "/login?error=" + code + kept);
    }

    private static void redirect(HttpServletResponse response, String path) {
        response.setStatus(HttpStatus.FOUND.value());
        response.setHeader(HttpHeaders.LOCATION, path);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
