package ly.ptsd.gateway.tenant;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.CLIENT_RESPONSE_CONN_ATTR;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import ly.ptsd.gateway.GatewayProperties;
import ly.ptsd.platform.problem.Problem;
import ly.ptsd.platform.problem.ProblemBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;

/**
 * A media server runs hostile input and belongs to a customer: on our origin its answers are let out only through this
 * allow-list of headers and content types, sandboxed, and never as a service worker.
 */
@Component
public final class MediaAnswerFilter implements GatewayFilter, Ordered {

    private static final Logger log = LoggerFactory.getLogger(MediaAnswerFilter.class);

    private static final Set<String> HEADERS = caseless(
            "Accept-Ranges",
            "Access-Control-Allow-Headers",
            "Access-Control-Allow-Methods",
            "Access-Control-Allow-Origin",
            "Access-Control-Expose-Headers",
            "Access-Control-Max-Age",
            "Allow",
            "Cache-Control",
            "Content-Disposition",
            "Content-Encoding",
            "Content-Language",
            "Content-Length",
            "Content-Range",
            "Content-Type",
            "Date",
            "ETag",
            "Last-Modified",
            "Location",
            "Referrer-Policy",
            "Retry-After",
            "Transfer-Encoding",
            "Tus-Checksum-Algorithm",
            "Tus-Extension",
            "Tus-Max-Size",
            "Tus-Resumable",
            "Tus-Version",
            "Upload-Expires",
            "Upload-Length",
            "Upload-Metadata",
            "Upload-Offset",
            "Vary",
            "WWW-Authenticate",
            "X-Request-Id");

    private static final List<MediaType> CONTENT_TYPES = MediaType.parseMediaTypes(List.of(
            "application/json",
            "application/problem+json",
            "application/octet-stream",
            "application/vnd.apple.mpegurl",
            "audio/*",
            "image/avif",
            "image/jpeg",
            "image/png",
            "image/webp",
            "text/event-stream",
            "text/vtt",
            "video/*"));

    private final BucketLocation buckets;

    MediaAnswerFilter(GatewayProperties places) {
        this.buckets = new BucketLocation(places.bucketOrigin());
    }

    /** Inside of what writes the answer out, outside of what fetches it. */
    @Override
    public int getOrder() {
        return 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        if ("script".equals(exchange.getRequest().getHeaders().getFirst("Service-Worker"))) {
            return Mono.error(new Problem(404, "not_found", "There is no such page."));
        }
        return chain.filter(exchange).then(Mono.defer(() -> checked(exchange)));
    }

    private Mono<Void> checked(ServerWebExchange exchange) {
        var headers = exchange.getResponse().getHeaders();
        List.copyOf(headers.headerNames()).stream()
                .filter(name -> !HEADERS.contains(name))
                .forEach(headers::remove);
        if (!typeAllowed(headers) || !locationAllowed(exchange, headers)) {
            return refuse(exchange, headers);
        }
        headers.set("Content-Security-Policy", "sandbox; default-src 'none'");
        headers.set("X-Content-Type-Options", "nosniff");
        return Mono.empty();
    }

    private static boolean typeAllowed(HttpHeaders headers) {
        try {
            var type = headers.getContentType();
            return type == null || CONTENT_TYPES.stream().anyMatch(allowed -> allowed.includes(type));
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    private boolean locationAllowed(ServerWebExchange exchange, HttpHeaders headers) {
        var location = headers.getFirst(HttpHeaders.LOCATION);
        if (location == null) {
            return true;
        }
        var tenant = TenantId.of(exchange);
        return location.startsWith("/api/media/" + tenant.value() + "/")
                || buckets.belongsTo(tenant, URI.create(location));
    }

    private static Mono<Void> refuse(ServerWebExchange exchange, HttpHeaders headers) {
        log.warn("a media server's answer was refused: type {}", headers.getFirst(HttpHeaders.CONTENT_TYPE));
        Connection upstream = exchange.getAttribute(CLIENT_RESPONSE_CONN_ATTR);
        if (upstream != null) {
            upstream.dispose();
        }
        List.copyOf(headers.headerNames()).stream()
                .filter(name -> !name.equalsIgnoreCase(ProblemBody.REQUEST_ID_HEADER))
                .forEach(headers::remove);
        return Mono.error(
                new Problem(502, "server_answer_refused", "The media server gave an answer that is not let out."));
    }

    private static Set<String> caseless(String... names) {
        var set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return set;
    }
}
