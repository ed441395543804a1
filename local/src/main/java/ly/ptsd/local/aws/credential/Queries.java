package ly.ptsd.local.aws.credential;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Query strings as signatures see them; the servlet API would read a posted form along with them. */
public final class Queries {

    private Queries() {}

    /** Decoded names and values; of repeated names the first counts. */
    public static Map<String, String> parse(@Nullable String query) {
        Map<String, String> values = new LinkedHashMap<>();
        if (query != null && !query.isEmpty()) {
            for (String pair : query.split("&")) {
                String[] parts = pair.split("=", 2);
                values.putIfAbsent(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
            }
        }
        return values;
    }

    /** The canonical form that Signature Version 4 signs. */
    static String canonical(@Nullable String query) {
        if (query == null || query.isEmpty()) {
            return "";
        }
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .map(parts ->
                        new String[] {encode(decode(parts[0])), parts.length == 2 ? encode(decode(parts[1])) : ""})
                .filter(parts -> !parts[0].equals("X-Amz-Signature"))
                .sorted(Comparator.<String[], String>comparing(parts -> parts[0])
                        .thenComparing(parts -> parts[1]))
                .map(parts -> parts[0] + "=" + parts[1])
                .collect(Collectors.joining("&"));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
