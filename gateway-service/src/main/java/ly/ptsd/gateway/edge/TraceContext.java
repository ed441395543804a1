package ly.ptsd.gateway.edge;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.concurrent.ThreadLocalRandom;

/** The W3C trace context: one that a caller began goes on, otherwise a trace begins here. */
final class TraceContext {

    static final String PARENT = "traceparent";

    private static final String STATE = "tracestate";
    private static final int LENGTH = 55;
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private TraceContext() {}

    static void ensure(HttpHeaders headers) {
        var sent = headers.getAll(PARENT);
        if (sent.size() != 1 || !valid(sent.getFirst())) {
            headers.set(PARENT, begun());
            headers.remove(STATE);
        }
    }

    /** Version 00: {@code 00-<trace id>-<parent id>-<flags>}, in lower case, ids not all zero. */
    private static boolean valid(String parent) {
        return parent.length() == LENGTH
                && parent.startsWith("00-")
                && id(parent, 3, 35)
                && parent.charAt(35) == '-'
                && id(parent, 36, 52)
                && parent.charAt(52) == '-'
                && hex(parent, 53, 55);
    }

    private static boolean id(String text, int from, int to) {
        boolean zero = true;
        for (int i = from; i < to; i++) {
            zero &= text.charAt(i) == '0';
        }
        return !zero && hex(text, from, to);
    }

    private static boolean hex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    private static String begun() {
        var random = ThreadLocalRandom.current();
        var text = new StringBuilder(LENGTH).append("00-");
        append(text, random.nextLong());
        append(text, random.nextLong() | 1);
        text.append('-');
        append(text, random.nextLong() | 1);
        return text.append("-01").toString();
    }

    private static void append(StringBuilder text, long bits) {
        for (int shift = 60; shift >= 0; shift -= 4) {
            text.append(HEX[(int) (bits >>> shift) & 0xF]);
        }
    }
}
