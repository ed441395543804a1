package ly.ptsd.media.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import ly.ptsd.platform.problem.Problem;
import ly.ptsd.platform.problem.ProblemWriter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Keeps an owner whose subscription is over to watching and downloading, for as long as the token says so. */
final class ReadOnlyGate extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Pattern OPENING = Pattern.compile("/api/media/[^/]+/(play|archives)");

    private final ProblemWriter problems;

    ReadOnlyGate(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return READING.contains(request.getMethod())
                || OPENING.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isReadOnly()) {
            var refusal = new Problem(403, "read_only", "The subscription has ended: nothing can be changed any more.");
            problems.write(refusal, request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isReadOnly() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken caller
                && Boolean.TRUE.equals(caller.getToken().getClaimAsBoolean("read_only"));
    }
}
