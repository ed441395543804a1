package ly.ptsd.media.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import ly.ptsd.media.machine.Machine;
import ly.ptsd.platform.problem.ProblemWriter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sends owners on to the server that has taken over; what is being watched is still delivered. */
final class ReplacedGate extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "OPTIONS");
    private static final Pattern PLAY = Pattern.compile("/api/media/[^/]+/play(/.*)?");
    private static final Pattern EVENTS = Pattern.compile("/api/media/[^/]+/events");

    private final Machine machine;
    private final ProblemWriter problems;

    ReplacedGate(Machine machine, ProblemWriter problems) {
        this.machine = machine;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !machine.isReplaced()
                || PLAY.matcher(path).matches()
                || READING.contains(request.getMethod())
                        && !EVENTS.matcher(path).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var refusal = Machine.replaced();
        response.setHeader(
                "Retry-After",
                Long.toString(Objects.requireNonNull(refusal.retryAfter()).toSeconds()));
        problems.write(refusal, request, response);
    }
}
