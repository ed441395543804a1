package ly.ptsd.gateway.edge;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import ly.ptsd.platform.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Where a browser goes whose sign-in is refused on its way to a provider or back: to the page it came from, which says
 * why and offers another attempt. A problem as JSON would be the end of the way for whoever sits in front of it.
 */
final class SignInReturn {

    private static final String START = "/oauth2/authorization/";
    private static final String CALLBACK = "/login/oauth2/code/";
    private static final String TO_RETURN_TO = "returnTo=";

    private SignInReturn() {}

    /** Whether such a refusal of this request is told by a page. */
    static boolean applies(ServerHttpRequest request, int status) {
        return errorOf(status) != null && isSignIn(request) && wantsPage(request);
    }

    /** Call it only where it {@link #applies}. */
    static URI of(ServerHttpRequest request, Problem refusal) {
        var error = errorOf(refusal.status());
        if (parameter(request, "link=").isPresent()) {
            return URI.create("/me?linkError=" + error);
        }
        var pause = refusal.retryAfter();
        var wait = pause == null ? "" : "&wait=" + Math.ceilDiv(pause.toMillis(), 1000L);
        var returnTo = parameter(request, TO_RETURN_TO)
                .map(parameter -> "&" + parameter)
                .orElse("");
        return URI.create("/login?error=" + error + wait + returnTo);
    }

    private static @Nullable String errorOf(int status) {
        return switch (status) {
            case 429 -> "too_many_attempts";
            case 502, 503, 504 -> "unavailable";
            default -> null;
        };
    }

    private static boolean isSignIn(ServerHttpRequest request) {
        var path = request.getURI().getRawPath();
        return request.getMethod() == HttpMethod.GET && (path.startsWith(START) || path.startsWith(CALLBACK));
    }

    /** A browser that goes somewhere says so; a script that fetches takes anything. */
    private static boolean wantsPage(ServerHttpRequest request) {
        var accept = request.getHeaders().getFirst(HttpHeaders.ACCEPT);
        return accept != null && accept.toLowerCase(Locale.ROOT).contains("text/html");
    }

    /** As it was sent, encoded. */
    private static Optional<String> parameter(ServerHttpRequest request, String start) {
        var query = request.getURI().getRawQuery();
        return query == null
                ? Optional.empty()
                : Arrays.stream(query.split("&"))
                        .filter(parameter -> parameter.startsWith(start))
                        .findFirst();
    }
}
