package ly.ptsd.gateway.passage;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Headers that are meant for the other end (RFC 9110, 7.6.1); the rest speak of one connection and stay on it. */
final class EndToEnd {

    private static final Set<String> OF_ONE_CONNECTION = caseless(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /** Most headers begin with another one, so they need not be looked up. */
    private static final String FIRST_LETTERS = "cCkKpPtTuU";

    private EndToEnd() {}

    /** Adds them to what is there already. */
    static void copy(HttpHeaders from, HttpHeaders to) {
        var options = from.getAll(HttpHeaderNames.CONNECTION);
        var all = from.iteratorCharSequence();
        while (all.hasNext()) {
            var header = all.next();
            if (!isOfOneConnection(header.getKey()) && !isNamed(header.getKey(), options)) {
                to.add(header.getKey(), header.getValue());
            }
        }
    }

    private static boolean isOfOneConnection(CharSequence name) {
        return FIRST_LETTERS.indexOf(name.charAt(0)) >= 0 && OF_ONE_CONNECTION.contains(name.toString());
    }

    /** Whether the sender names it besides the usual ones. */
    private static boolean isNamed(CharSequence name, List<String> options) {
        for (var list : options) {
            for (var option : list.split(",")) {
                if (option.strip().equalsIgnoreCase(name.toString())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Set<String> caseless(String... names) {
        var set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(Set.of(names));
        return set;
    }
}
