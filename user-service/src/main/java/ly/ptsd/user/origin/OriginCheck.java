package ly.ptsd.user.origin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import ly.ptsd.platform.problem.Problem;
import ly.ptsd.platform.problem.ProblemWriter;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests that carry a cookie's authority from another origin: the Origin header must be the public origin.
 * Without one, only a browser's own word that the request is of the same origin counts (Fetch Metadata).
 */
public final class OriginCheck extends OncePerRequestFilter {

    private final RequestMatcher guarded;
    private final PublicOrigin origin;
    private final ProblemWriter problems;

    public OriginCheck(RequestMatcher guarded, PublicOrigin origin, ProblemWriter problems) {
        this.guarded = guarded;
        this.origin = origin;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!guarded.matches(request) || isOurs(request)) {
            chain.doFilter(request, response);
        } else {
            problems.write(
                    new Problem(403, "origin_refused", "This is answered to the platform's own pages only."),
                    request,
                    response);
        }
    }

    private boolean isOurs(HttpServletRequest request) {
        var sent = request.getHeader("Origin");
        return sent == null ? "same-origin".equals(request.getHeader("Sec-Fetch-Site")) : origin.equalsHeader(sent);
    }
}
