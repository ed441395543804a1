package ly.ptsd.user.signin;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/** Why a sign-in came to nothing, in the words that pages know. */
enum SignInError {
    /** The person did not want to, at the provider. */
    CANCELLED,
    /** Too long ago, begun in another browser, or used before. */
    SIGN_IN_EXPIRED,
    /** The provider's clock and ours differ by more than half a minute. */
    CLOCK_SKEW,
    PROVIDER_ERROR;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SignInError of(Throwable exception) {
        return switch (cause(exception)) {
            case OAuth2ErrorCodes.ACCESS_DENIED -> CANCELLED;
            case "authorization_request_not_found", "invalid_state_parameter", SignInStart.TICKET_UNKNOWN ->
                SIGN_IN_EXPIRED;
            case IdTokenTimes.CLOCK_SKEW -> CLOCK_SKEW;
            default -> PROVIDER_ERROR;
        };
    }

    /** The most telling code in the chain of causes, for the log: the token's own fault before the protocol's. */
    static String cause(Throwable exception) {
        var code = exception.toString();
        for (@Nullable Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof JwtValidationException invalid
                    && invalid.getErrors().stream()
                            .anyMatch(error -> error.getErrorCode().equals(IdTokenTimes.CLOCK_SKEW))) {
                return IdTokenTimes.CLOCK_SKEW;
            }
            if (cause instanceof OAuth2AuthenticationException protocol) {
                code = protocol.getError().getErrorCode();
            }
        }
        return code;
    }
}
