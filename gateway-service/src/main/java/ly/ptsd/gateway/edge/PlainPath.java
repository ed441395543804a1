package ly.ptsd.gateway.edge;

/**
 * Whether a path means the same to everybody who reads it. Two readers disagree about empty and dot segments, matrix
 * parameters, back-slashes and encoded delimiters, and a disagreement is how a path that is open at the gateway becomes
 * an inner one behind it. No address of ours needs any of them.
 */
final class PlainPath {

    /** Their encoded forms mean something else to a reader who decodes early, or twice. */
    private static final String DELIMITERS = "/\\.%;?#";

    private PlainPath() {}

    static boolean is(String path) {
        for (int i = 0; i < path.length(); i++) {
            var plain =
                    switch (path.charAt(i)) {
                        case ';', '\\' -> false;
                        case '/' -> plainSegment(path, i + 1);
                        case '%' -> plainOctet(path, i + 1);
                        default -> true;
                    };
            if (!plain) {
                return false;
            }
        }
        return path.startsWith("/");
    }

    /** Neither empty (but at the end), nor {@code .}, nor {@code ..}. */
    private static boolean plainSegment(String path, int from) {
        int at = from;
        while (at < path.length() && path.charAt(at) == '.') {
            at++;
        }
        boolean ended = at == path.length() || path.charAt(at) == '/';
        boolean onlyDots = at > from;
        return !ended || (!onlyDots && at == path.length());
    }

    private static boolean plainOctet(String path, int from) {
        if (from + 2 > path.length()) {
            return false;
        }
        int high = Character.digit(path.charAt(from), 16);
        int low = Character.digit(path.charAt(from + 1), 16);
        if (high < 0 || low < 0) {
            return false;
        }
        int octet = (high << 4) + low;
        boolean control = octet < 0x20 || octet == 0x7F;
        boolean neverInUtf8 = octet == 0xC0 || octet == 0xC1 || octet > 0xF4;
        return !control && !neverInUtf8 && DELIMITERS.indexOf(octet) < 0;
    }
}
