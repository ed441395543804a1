package ly.ptsd.gateway.edge;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import ly.ptsd.platform.problem.ProblemBody;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/**
 * Gives every request an id and takes away what only a trusted edge may say: who the caller is and where from. No
 * service reads such headers; they are removed so that none ever learns to.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestHeadersFilter implements WebFilter {

    private static final List<String> PREFIXES =
            List.of("x-forwarded-", "x-user", "x-account", "x-tenant", "x-auth-", "x-remote-", "x-amzn-", "x-envoy-");
    private static final Set<String> NAMES = Set.of(
            "forwarded",
            "x-real-ip",
            "x-client-ip",
            "x-cluster-client-ip",
            "true-client-ip",
            "cf-connecting-ip",
            "via",
            "x-original-url",
            "x-rewrite-url",
            "x-http-method-override",
            "x-request-id");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var id = UUID.randomUUID().toString();
        var answered = exchange.getResponse();
        answered.getHeaders().set(ProblemBody.REQUEST_ID_HEADER, id);
        // whatever a service answered, the id is ours
        answered.beforeCommit(
                () -> Mono.fromRunnable(() -> answered.getHeaders().set(ProblemBody.REQUEST_ID_HEADER, id)));
        HttpServerRequest request = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
        removeUntrusted(request.requestHeaders());
        request.requestHeaders().set(ProblemBody.REQUEST_ID_HEADER, id);
        return chain.filter(exchange);
    }

    /** In the server's own headers, which the framework reads through: its way would copy them all, per request. */
    private static void removeUntrusted(HttpHeaders headers) {
        for (var name : headers.names()) {
            if (untrusted(name)) {
                headers.remove(name);
            }
        }
    }

    private static boolean untrusted(String header) {
        var name = header.toLowerCase(Locale.ROOT);
        if (NAMES.contains(name)) {
            return true;
        }
        for (var prefix : PREFIXES) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
