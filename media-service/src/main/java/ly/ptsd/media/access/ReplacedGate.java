package ly.ptsd.media.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import ly.ptsd.media.machine.Changes;
import ly.ptsd.media.machine.Machine;
import ly.ptsd.platform.problem.ProblemWriter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sends owners on to the server that has taken over; what is being watched is still delivered. What changes something is
 * noted before it is let through, so that it is known when the last of it has ended.
 */
final class ReplacedGate extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "OPTIONS");
    private static final Pattern PLAY = Pattern.compile("/api/media/[^/]+/play(/.*)?");
    private static final Pattern EVENTS = Pattern.compile("/api/media/[^/]+/events");

    private final Machine machine;
    private final Changes changes;
    private final ProblemWriter problems;

    ReplacedGate(Machine machine, Changes changes, ProblemWriter problems) {
        this.machine = machine;
        this.changes = changes;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return PLAY.matcher(request.getRequestURI()).matches() || isReading(request) && !listens(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isReading(request)) {
            pass(request, response, chain);
        } else {
            try (var change = changes.begin()) {
                pass(request, response, chain);
            }
        }
    }

    private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (machine.isReplaced()) {
            refuse(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var refusal = Machine.replaced();
        response.setHeader(
                "Retry-After",
                Long.toString(Objects.requireNonNull(refusal.retryAfter()).toSeconds()));
        problems.write(refusal, request, response);
    }

    private static boolean isReading(HttpServletRequest request) {
        return READING.contains(request.getMethod());
    }

    private static boolean listens(HttpServletRequest request) {
        return EVENTS.matcher(request.getRequestURI()).matches();
    }
}
