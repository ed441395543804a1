package ly.ptsd.local.demo;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The platform, or something on the way to it, refused. The message is one line of JSON with a {@code code}. */
final class Problem extends RuntimeException {

    private final int status;
    private final String code;

    private Problem(int status, String code, String json) {
        super(json);
        this.status = status;
        this.code = code;
    }

    /** From an answer that may or may not be problem details. */
    static Problem of(String request, int status, String body) {
        try {
            JsonNode problem = Json.read(body);
            if (problem.hasNonNull("code")) {
                return new Problem(status, problem.get("code").asString(), Json.write(problem));
            }
        } catch (JacksonException _) {
            // No JSON: described below.
        }
        var described = Json.object()
                .put("code", "unexpected_answer")
                .put("status", status)
                .put("detail", request);
        return new Problem(status, "unexpected_answer", Json.write(described));
    }

    /** Something the platform says in the body of a successful answer. */
    static Problem told(String code, String detail) {
        var described = Json.object().put("code", code).put("detail", detail);
        return new Problem(0, code, Json.write(described));
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
