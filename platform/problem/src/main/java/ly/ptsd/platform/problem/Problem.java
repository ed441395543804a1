package ly.ptsd.platform.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refusal with a public meaning: thrown by a feature, answered as RFC 9457 problem details. The code is stable and
 * machine-readable; the detail is for people and never carries secrets or internals.
 */
public class Problem extends RuntimeException {

    private final int status;
    private final String code;
    private final @Nullable Duration retryAfter;
    private final Map<String, Object> extensions = new LinkedHashMap<>();

    public Problem(int status, String code, String detail) {
        this(status, code, detail, null);
    }

    /** @param retryAfter becomes the {@code Retry-After} header (RFC 9110, 10.2.3), rounded up to whole seconds */
    public Problem(int status, String code, String detail, @Nullable Duration retryAfter) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /** More is asked of the service than it can do at the moment. */
    public static Problem busy(Duration retryAfter) {
        return new Problem(503, "service_busy", "Too much is asked of the service at the moment.", retryAfter);
    }

    /** Adds an extension member (RFC 9457, 3.2). */
    public Problem with(String member, Object value) {
        extensions.put(member, value);
        return this;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    public Map<String, Object> extensions() {
        return Map.copyOf(extensions);
    }
}
