package ly.ptsd.user.signin;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody goes after sign-in: a path of the platform, and nothing that a browser could take for another place
 * (RFC 9700, 4.11).
 *
 * @param path starts with one slash; printable ASCII without a backslash
 */
record ReturnTo(String path) {

    private static final int LONGEST = 2000;
    private static final Pattern RELATIVE = Pattern.compile("/(?!/)[!-\\[\\]-~]*");

    static final ReturnTo START = new ReturnTo("/");

    ReturnTo {
        if (!isSafe(path)) {
            throw new IllegalArgumentException("not a path of the platform");
        }
    }

    /** The start page instead of anything doubtful. */
    static ReturnTo of(@Nullable String asked) {
        return asked != null && isSafe(asked) ? new ReturnTo(asked) : START;
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
