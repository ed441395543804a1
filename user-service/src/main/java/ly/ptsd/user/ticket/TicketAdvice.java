package ly.ptsd.user.ticket;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import ly.ptsd.platform.problem.Problem;
import ly.ptsd.platform.problem.ProblemWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Asks callers to come back a little later while Redis does not answer. */
@RestControllerAdvice
@Order(-1)
final class TicketAdvice {

    private static final Logger log = LoggerFactory.getLogger(TicketAdvice.class);
    private static final Duration LATER = Duration.ofSeconds(5);

    private final ProblemWriter problems;

    TicketAdvice(ProblemWriter problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    void unavailable(TicketsUnavailable exception, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        log.warn("{} path={}", exception.getMessage(), request.getRequestURI());
        problems.write(
                new Problem(503, "sign_in_unavailable", "This cannot be begun at the moment. Try again soon.", LATER),
                request,
                response);
    }
}
