package ly.ptsd.media.storage;

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

/** A bucket that does not answer is a server that is not ready, not an error of the caller's. */
@RestControllerAdvice
@Order(-1)
class StorageAdvice {

    private static final Logger log = LoggerFactory.getLogger(StorageAdvice.class);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

    private final ProblemWriter problems;

    StorageAdvice(ProblemWriter problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    void unavailable(StorageFailed failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        log.warn("storage failed", failure);
        response.setHeader("Retry-After", Long.toString(TRY_AGAIN.toSeconds()));
        problems.write(new Problem(503, "server_not_ready", "The storage does not answer."), request, response);
    }
}
