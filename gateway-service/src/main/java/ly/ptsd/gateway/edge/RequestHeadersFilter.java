package ly.ptsd.gateway.edge;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import java.util.UUID;
import java.util.regex.Pattern;
import ly.ptsd.platform.problem.Problem;
import ly.ptsd.platform.problem.ProblemBody;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
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
 * Makes a request's headers trustworthy: an id, a trace, the caller's address and our own origin are what the gateway
 * says they are, and what callers claimed instead is gone. It works in the server's own headers, which the framework
 * reads through: the framework's way would copy them all, per request.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class RequestHeadersFilter implements WebFilter {

    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9_-]{8,64}");

    private final ClientAddress clientAddress;
    private final String scheme;
    private final String authority;

    RequestHeadersFilter(ClientAddress clientAddress, @Value("${ptsd.public-origin}") URI origin) {
        this.clientAddress = clientAddress;
        this.scheme = origin.getScheme();
        this.authority = origin.getAuthority();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HttpServerRequest request = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
        var headers = request.requestHeaders();
        var address = clientAddress.of(exchange.getRequest());
        var id = requestId(headers.get(ProblemBody.REQUEST_ID_HEADER));
        var answered = exchange.getResponse();
        answered.getHeaders().set(ProblemBody.REQUEST_ID_HEADER, id);
        // whatever a service answered, the id is ours
        answered.beforeCommit(
                () -> Mono.fromRunnable(() -> answered.getHeaders().set(ProblemBody.REQUEST_ID_HEADER, id)));
        if (headers.getAll(HttpHeaderNames.AUTHORIZATION).size() > 1) {
            return Mono.error(new Problem(400, "request_invalid", "One Authorization header at most."));
        }
        removeUntrusted(headers);
        headers.set(ProblemBody.REQUEST_ID_HEADER, id);
        headers.set(ClientAddress.FORWARDED_FOR, address);
        headers.set("X-Forwarded-Proto", scheme);
        headers.set("X-Forwarded-Host", authority);
        TraceContext.ensure(headers);
        return chain.filter(exchange);
    }

    private static String requestId(@Nullable String sent) {
        return sent != null && REQUEST_ID.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
    }

    private static void removeUntrusted(HttpHeaders headers) {
        for (var name : headers.names()) {
            if (UntrustedHeaders.contain(name)) {
                headers.remove(name);
            }
        }
        removeConnectionOptions(headers);
    }

    /** A caller names here what the next hop must not hear of: nothing that the gateway adds. */
    private static void removeConnectionOptions(HttpHeaders headers) {
        if (headers.contains(HttpHeaderNames.UPGRADE)) {
            headers.set(HttpHeaderNames.CONNECTION, "Upgrade");
        } else {
            headers.remove(HttpHeaderNames.CONNECTION);
        }
    }
}
