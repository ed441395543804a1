package ly.ptsd.gateway.tenant;

import ly.ptsd.gateway.edge.NextTurn;
import ly.ptsd.platform.problem.Problem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Opens play paths to players of every origin (Chromecast is one), without credentials: the session in the path is all
 * there is to know. No other path answers another origin.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 4)
final class CrossOriginFilter implements WebFilter {

    private static final String MEDIA = "/api/media/";
    private static final String PLAY = "/play/";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        boolean preflight = CorsUtils.isPreFlightRequest(exchange.getRequest());
        if (!isPlay(exchange.getRequest().getURI().getRawPath())) {
            return preflight
                    ? Mono.error(new Problem(403, "origin_refused", "Other origins are not answered here."))
                    : chain.filter(exchange);
        }
        var response = exchange.getResponse();
        response.beforeCommit(() -> Mono.fromRunnable(() -> open(response.getHeaders())));
        if (preflight) {
            allowReading(response.getHeaders());
            response.setStatusCode(HttpStatus.NO_CONTENT);
            return NextTurn.of(exchange.getRequest()).then(Mono.defer(response::setComplete));
        }
        return chain.filter(exchange);
    }

    /** {@code /api/media/{tenant}/play/…}, and nothing else that happens to contain the word. */
    private static boolean isPlay(String path) {
        return path.startsWith(MEDIA) && path.startsWith(PLAY, path.indexOf('/', MEDIA.length()));
    }

    private static void open(HttpHeaders headers) {
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "Accept-Ranges, Content-Length, Content-Range, ETag");
    }

    private static void allowReading(HttpHeaders headers) {
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD");
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "Range");
        headers.set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "7200");
    }
}
