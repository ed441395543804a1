package ly.ptsd.media.upload;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import ly.ptsd.platform.problem.Problem;
import ly.ptsd.platform.problem.ProblemWriter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Speaks tus 1.0.0 only, and says so on every answer below the uploads' path. */
@Component
class TusHeaders extends OncePerRequestFilter {

    static final String VERSION = "1.0.0";

    private static final String RESUMABLE = "Tus-Resumable";

    private final ProblemWriter problems;

    TusHeaders(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().matches("/api/media/[^/]+/uploads(/.*)?");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(RESUMABLE, VERSION);
        if (request.getMethod().equals("OPTIONS") || VERSION.equals(request.getHeader(RESUMABLE))) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Tus-Version", VERSION);
        problems.write(
                new Problem(412, "tus_version_unsupported", "This server speaks tus " + VERSION + "."),
                request,
                response);
    }
}
