package ly.ptsd.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolationException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** Turns every exception that leaves a controller into problem details; what nobody foresaw shows no internals. */
@RestControllerAdvice
@Order(0)
final class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private static final Set<Integer> NAMED = Set.of(404, 405, 406, 413, 415);

    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    record FieldProblem(String field, @Nullable String message) {}

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(Problem problem, HttpServletRequest request) {
        return answer(problem, request, HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> invalidBody(
            MethodArgumentNotValidException exception, HttpServletRequest request) {
        var fields = exception.getBindingResult().getFieldErrors().stream()
                .map(error -> new FieldProblem(error.getField(), error.getDefaultMessage()))
                .toList();
        return answer(invalid(fields), request, HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> invalidParameter(
            HandlerMethodValidationException exception, HttpServletRequest request) {
        var fields = exception.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> new FieldProblem(
                                String.valueOf(result.getMethodParameter().getParameterName()),
                                error.getDefaultMessage())))
                .toList();
        return answer(invalid(fields), request, HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> violated(ConstraintViolationException exception, HttpServletRequest request) {
        var fields = exception.getConstraintViolations().stream()
                .map(violation -> new FieldProblem(violation.getPropertyPath().toString(), violation.getMessage()))
                .toList();
        return answer(invalid(fields), request, HttpHeaders.EMPTY);
    }

    /** The caller has gone or stopped listening: there is nobody to answer. */
    @ExceptionHandler({AsyncRequestNotUsableException.class, AsyncRequestTimeoutException.class})
    void gone() {}

    /** Spring Security's own filter answers these. */
    @ExceptionHandler
    void denied(AccessDeniedException exception) {
        throw exception;
    }

    /** Spring Security's own filter answers these. */
    @ExceptionHandler
    void unauthenticated(AuthenticationException exception) {
        throw exception;
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Map<String, Object>> unforeseen(
            Exception exception, HttpServletRequest request, HttpServletResponse response) {
        if (exception instanceof ErrorResponse known) {
            return answer(named(known), request, known.getHeaders());
        }
        if (isAbort(exception) || response.isCommitted()) {
            log.debug("the caller went away: {}", exception.toString());
            return null;
        }
        if (exception instanceof HttpMessageNotReadableException || exception instanceof TypeMismatchException) {
            return answer(
                    new Problem(400, "request_invalid", "The request cannot be read."), request, HttpHeaders.EMPTY);
        }
        if (isWithoutDatabase(exception)) {
            log.warn("no connection to the database, request id {}: {}", requestId(request), exception.toString());
            return answer(Problem.busy(A_MOMENT), request, HttpHeaders.EMPTY);
        }
        log.error("unforeseen error, request id {}", requestId(request), exception);
        return answer(
                new Problem(500, "internal_error", "Something went wrong on our side."), request, HttpHeaders.EMPTY);
    }

    private static Problem invalid(List<FieldProblem> fields) {
        return new Problem(400, "request_invalid", "The request is not valid.").with("errors", fields);
    }

    private static Problem named(ErrorResponse known) {
        int status = known.getStatusCode().value();
        var code =
                switch (status) {
                    case 404 -> "not_found";
                    case 405 -> "method_not_allowed";
                    case 406 -> "not_acceptable";
                    case 413 -> "body_too_large";
                    case 415 -> "media_type_unsupported";
                    default -> status >= 500 ? "internal_error" : "request_invalid";
                };
        var detail = known.getBody().getDetail();
        return new Problem(
                status, code, NAMED.contains(status) && detail != null ? detail : "The request is not valid.");
    }

    private static boolean isAbort(Throwable exception) {
        return causes(exception)
                .anyMatch(cause -> cause.getClass().getSimpleName().equals("ClientAbortException")
                        || (cause instanceof IOException && "Broken pipe".equals(cause.getMessage())));
    }

    /** The pool had none to give in time (HikariCP throws this), or the one it gave is broken. */
    private static boolean isWithoutDatabase(Throwable exception) {
        return causes(exception)
                .anyMatch(cause -> cause instanceof SQLTransientConnectionException
                        || (cause instanceof SQLException broken && isConnectionException(broken.getSQLState())));
    }

    /** SQL:2023-2, table "SQLSTATE class and subclass codes": class 08. */
    private static boolean isConnectionException(@Nullable String state) {
        return state != null && state.startsWith("08");
    }

    private static Stream<Throwable> causes(Throwable exception) {
        return Stream.iterate(exception, Objects::nonNull, Throwable::getCause);
    }

    private static @Nullable String requestId(HttpServletRequest request) {
        return request.getHeader(ProblemBody.REQUEST_ID_HEADER);
    }

    private static ResponseEntity<Map<String, Object>> answer(
            Problem problem, HttpServletRequest request, HttpHeaders headers) {
        var answer = ResponseEntity.status(problem.status())
                .headers(headers)
                .contentType(MediaType.parseMediaType(ProblemBody.MEDIA_TYPE))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        var retryAfter = problem.retryAfter();
        if (retryAfter != null) {
            answer.header(HttpHeaders.RETRY_AFTER, Long.toString(Math.ceilDiv(retryAfter.toMillis(), 1000)));
        }
        return answer.body(ProblemBody.of(problem, requestId(request)));
    }
}
