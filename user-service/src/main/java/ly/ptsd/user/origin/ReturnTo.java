package ly.ptsd.user.origin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody goes after sign-in: a path of the platform, and nothing that a browser could take for another place
 * (RFC 9700, 4.11).
 *
 * @param path starts with one slash; printable ASCII without a backslash
 */
public record ReturnTo(String path) {

    private static final int LONGEST = 2000;
    private static final Pattern RELATIVE = Pattern.compile("/(?!/)[!-\\[\\]-~]*");

    public static final ReturnTo START = new ReturnTo("/");
    public static final ReturnTo MY_PAGE = new ReturnTo("/me");

    public ReturnTo {
        if (!isSafe(path)) {
            throw new IllegalArgumentException("not a path of the platform");
        }
    }

    /** The start page instead of anything doubtful. */
    public static ReturnTo of(@Nullable String asked) {
        return asked != null && isSafe(asked) ? new ReturnTo(asked) : START;
    }

    /** The same place, told one thing more in its query. */
    public String with(String name, String value) {
        var parts = path.split("#", 2);
        var added = parts[0] + (parts[0].contains("?") ? "&" : "?") + name + "=" + encoded(value);
        return parts.length == 2 ? added + "#" + parts[1] : added;
    }

    /** As the value of a query parameter. */
    public String encoded() {
        return encoded(path);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static boolean isSafe(String path) {
        return path.length() <= LONGEST
                && RELATIVE.matcher(path).matches()
                && !pathOnly(path).contains("//");
    }

    private static String pathOnly(String path) {
        return path.split("[?#]", 2)[0];
    }
}
