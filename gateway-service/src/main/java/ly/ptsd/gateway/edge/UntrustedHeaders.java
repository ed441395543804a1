package ly.ptsd.gateway.edge;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Headers in which a caller says what only a trusted edge may say: who they are, where from, by which address or
 * method. No service reads them; they are removed so that none ever learns to.
 */
final class UntrustedHeaders {

    private static final List<String> PREFIXES = List.of(
            "x-forwarded-",
            "x-user",
            "x-account",
            "x-tenant",
            "x-auth-",
            "x-remote-",
            "x-amz-",
            "x-amzn-",
            "x-envoy-",
            "x-original-",
            "x-rewrite-",
            "x-http-method",
            "cf-");

    private static final Set<String> NAMES = Set.of(
            "forwarded",
            "via",
            "x-forwarded",
            "x-real-ip",
            "x-client-ip",
            "x-cluster-client-ip",
            "x-host",
            "x-method-override",
            "true-client-ip",
            "fastly-client-ip");

    private UntrustedHeaders() {}

    static boolean contain(String header) {
        if ("xXfFvVtTcC".indexOf(header.charAt(0)) < 0) {
            return false;
        }
        // an underscore becomes the same variable as a hyphen for whoever reads headers the CGI way
        var name = header.toLowerCase(Locale.ROOT).replace('_', '-');
        return NAMES.contains(name) || PREFIXES.stream().anyMatch(name::startsWith);
    }
}
