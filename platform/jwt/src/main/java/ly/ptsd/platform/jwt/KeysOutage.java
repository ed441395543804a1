package ly.ptsd.platform.jwt;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import ly.ptsd.platform.problem.Problem;
import ly.ptsd.platform.problem.ProblemWriter;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers that a token cannot be checked now, its issuer's keys being out of reach: the token is not to blame. */
final class KeysOutage extends OncePerRequestFilter {

    private final ProblemWriter problems;

    KeysOutage(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (AuthenticationServiceException unreachable) {
            problems.write(
                    new Problem(
                            503,
                            "server_unreachable",
                            "Tokens cannot be checked now.",
                            PublishedKeys.ASK_AGAIN_AFTER_FAILURE),
                    request,
                    response);
        }
    }
}
