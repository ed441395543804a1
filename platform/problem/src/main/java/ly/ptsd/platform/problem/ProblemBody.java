package ly.ptsd.platform.problem;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON members of a problem, in the order in which people read them. */
public final class ProblemBody {

    /** RFC 9457, section 6.1. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Carries the request's id from the gateway through every service, and back to the caller. */
    public static final String REQUEST_ID_HEADER = "X-Request-Id";

    /** IANA has no phrase for it; tus 1.0 defines it (extension: checksum). */
    private static final int CHECKSUM_MISMATCH = 460;

    private ProblemBody() {}

    public static Map<String, Object> of(Problem problem, @Nullable String requestId) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "/problems/" + problem.code());
        body.put("title", title(problem.status()));
        body.put("status", problem.status());
        body.put("detail", problem.detail());
        body.put("code", problem.code());
        if (requestId != null) {
            body.put("requestId", requestId);
        }
        body.putAll(problem.extensions());
        return body;
    }

    private static String title(int status) {
        if (status == CHECKSUM_MISMATCH) {
            return "Checksum Mismatch";
        }
        var known = org.springframework.http.HttpStatus.resolve(status);
        return known == null ? "Error" : known.getReasonPhrase();
    }
}
