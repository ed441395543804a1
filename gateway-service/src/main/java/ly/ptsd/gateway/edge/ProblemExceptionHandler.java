package ly.ptsd.gateway.edge;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.isAlreadyRouted;

import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import ly.ptsd.platform.problem.Problem;
import ly.ptsd.platform.problem.ProblemBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.client.PrematureCloseException;
import tools.jackson.databind.ObjectMapper;

/** Every error of the gateway itself as a problem (RFC 9457); a caller who hung up is no error. */
@Component
@Order(-2)
final class ProblemExceptionHandler implements ErrorWebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemExceptionHandler.class);

    private final ObjectMapper json;

    ProblemExceptionHandler(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted() || failure instanceof AbortedException) {
            log.debug("the connection ended early: {}", failure.toString());
            // what was cut must not look complete
            return Mono.error(failure);
        }
        return NextTurn.of(exchange.getRequest()).then(Mono.defer(() -> answer(exchange, problem(exchange, failure))));
    }

    private Mono<Void> answer(ServerWebExchange exchange, Problem problem) {
        if (!SignInReturn.applies(exchange.getRequest(), problem.status())) {
            return write(exchange, problem);
        }
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatus.SEE_OTHER);
        response.getHeaders().setLocation(SignInReturn.of(exchange.getRequest(), problem));
        response.getHeaders().setCacheControl("no-store");
        return response.setComplete();
    }

    private static Problem problem(ServerWebExchange exchange, Throwable failure) {
        return switch (failure) {
            case Problem problem -> problem;
            case ErrorResponse known when known.getStatusCode().is4xxClientError() -> named(known);
            case ErrorResponse known when known.getStatusCode().isSameCodeAs(HttpStatus.GATEWAY_TIMEOUT) -> tooSlow();
            case IOException other when Impostor.isBehind(other) -> impostor();
            case ConnectException gone -> unreachable();
            case UnknownHostException gone -> unreachable();
            case PrematureCloseException gone -> unreachable();
            case TimeoutException slow -> tooSlow();
            case io.netty.handler.timeout.TimeoutException slow -> tooSlow();
            case DecoderException garbled -> garbled();
            // an answer that is not HTTP shows as this, and nothing else that happens after the call
            case IllegalArgumentException garbled when isAlreadyRouted(exchange) -> garbled();
            case IOException broken -> unreachable();
            default -> {
                log.error("unforeseen error", failure);
                yield new Problem(500, "internal_error", "Something went wrong on our side.");
            }
        };
    }

    private static Problem named(ErrorResponse known) {
        var status = known.getStatusCode().value();
        return switch (status) {
            case 404 -> new Problem(404, "not_found", "There is no such page.");
            case 405 -> new Problem(405, "method_not_allowed", "This method is not allowed here.");
            case 413 -> new Problem(413, "body_too_large", "The request is too large.");
            default -> new Problem(status, "request_invalid", "The request is not valid.");
        };
    }

    private static Problem tooSlow() {
        return new Problem(504, "server_timeout", "The service took too long to answer.");
    }

    private static Problem garbled() {
        return new Problem(502, "server_answer_refused", "The service gave an answer that is not let out.");
    }

    private static Problem impostor() {
        return new Problem(502, "server_unreachable", "Whoever answers there is not the server that is meant.");
    }

    private static Problem unreachable() {
        return new Problem(503, "server_unreachable", "The service does not answer.", Duration.ofSeconds(5));
    }

    private Mono<Void> write(ServerWebExchange exchange, Problem problem) {
        var response = exchange.getResponse();
        var headers = response.getHeaders();
        response.setStatusCode(HttpStatusCode.valueOf(problem.status()));
        headers.setContentType(MediaType.parseMediaType(ProblemBody.MEDIA_TYPE));
        headers.setCacheControl("no-store");
        if (problem.status() == 401) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        var retryAfter = problem.retryAfter();
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.ceilDiv(retryAfter.toMillis(), 1000L)));
        }
        var id = headers.getFirst(ProblemBody.REQUEST_ID_HEADER);
        var body = json.writeValueAsBytes(ProblemBody.of(problem, id));
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }
}
