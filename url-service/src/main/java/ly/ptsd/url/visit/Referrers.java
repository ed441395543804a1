package ly.ptsd.url.visit;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keeps of an address from which somebody came its host alone. */
final class Referrers {

    private static final Pattern HOST = Pattern.compile("[a-z0-9.-]{1," + Visit.LONGEST_REFERRER + "}");

    private Referrers() {}

    /** In lower case, without {@code www.}; empty where there is none, or nothing that could be one. */
    static String host(@Nullable String referer) {
        if (referer == null) {
            return "";
        }
        try {
            var host = new URI(referer).getHost();
            var lower = host == null ? "" : host.toLowerCase(Locale.ROOT);
            var bare = lower.startsWith("www.") ? lower.substring(4) : lower;
            return HOST.matcher(bare).matches() ? bare : "";
        } catch (URISyntaxException foreign) {
            return "";
        }
    }
}
