package ly.ptsd.gateway.accesslog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A request that is over. Its route is the template, never the path: paths hold playback sessions and slugs, queries
 * hold codes.
 *
 * @param endedAt in milliseconds of the epoch
 * @param requestId as the answer carried it, null when there was none
 * @param method a dash for what was no request
 * @param route the pattern that matched, a dash where none did
 * @param status 499 when the caller left before an answer began
 * @param aborted whether the caller left before the answer's end
 * @param account whom a token spoke for; only a digest is written
 */
record AccessLine(
        long endedAt,
        @Nullable String requestId,
        String method,
        String route,
        int status,
        long millis,
        long bytes,
        boolean aborted,
        @Nullable String account) {

    private static final int DIGEST_BYTES = 8;

    /** The line itself: made where the log is written, not where requests are served. */
    @Override
    public String toString() {
        var line = new StringBuilder(256).append("{\"time\":\"").append(Instant.ofEpochMilli(endedAt));
        line.append("\",\"requestId\":").append(quoted(requestId));
        line.append(",\"method\":").append(quoted(method));
        line.append(",\"route\":").append(quoted(route));
        line.append(",\"status\":").append(status);
        line.append(",\"ms\":").append(millis);
        line.append(",\"bytes\":").append(bytes);
        line.append(",\"aborted\":").append(aborted);
        line.append(",\"account\":").append(account == null ? "null" : quoted(digest(account)));
        return line.append('}').toString();
    }

    /** All of these are tokens or patterns of ours: nothing in them needs escaping. */
    private static String quoted(@Nullable String text) {
        return text == null ? "null" : '"' + text + '"';
    }

    private static String digest(String account) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(account.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
