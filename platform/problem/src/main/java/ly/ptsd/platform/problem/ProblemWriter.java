package ly.ptsd.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import tools.jackson.databind.ObjectMapper;

/** Writes a problem where no controller is at work: in filters and security entry points. */
public final class ProblemWriter {

    private final ObjectMapper json;

    public ProblemWriter(ObjectMapper json) {
        this.json = json;
    }

    public void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.setStatus(problem.status());
        response.setContentType(ProblemBody.MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        var retryAfter = problem.retryAfter();
        if (retryAfter != null) {
            response.setHeader("Retry-After", Long.toString(Math.ceilDiv(retryAfter.toMillis(), 1000)));
        }
        json.writeValue(
                response.getOutputStream(), ProblemBody.of(problem, request.getHeader(ProblemBody.REQUEST_ID_HEADER)));
    }
}
