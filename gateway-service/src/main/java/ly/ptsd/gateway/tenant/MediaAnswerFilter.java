package ly.ptsd.gateway.tenant;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.CLIENT_RESPONSE_ATTR;
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
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.client.HttpClientResponse;

/**
 * A media server runs hostile input and belongs to a customer: on our origin its answers are let out only through this
 * allow-list of headers and content types, sandboxed, and never as a service worker.
 */
@Component
public final class MediaAnswerFilter implements GatewayFilter, Ordered {

    private static final Logger log = LoggerFactory.getLogger(MediaAnswerFilter.class);

    private static final Set<String> HEADERS = caseless(
            "Accept-Ranges",
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
            "Retry-After",
            "Transfer-Encoding",
            "Tus-Checksum-Algorithm",
            "Tus-Extension",
            "Tus-Max-Size",
            "Tus-Resumable",
            "Tus-Version",
            "Upload-Concat",
            "Upload-Expires",
            "Upload-Length",
            "Upload-Metadata",
            "Upload-Offset",
            "Vary",
            "X-Request-Id");

    private static final List<MediaType> CONTENT_TYPES = MediaType.parseMediaTypes(List.of(
            "application/json",
            "application/problem+json",
            "application/octet-stream",
            "application/vnd.apple.mpegurl",
            "application/zip",
            "audio/*",
            "image/avif",
            "image/jpeg",
            "image/png",
            "image/webp",
            "text/event-stream",
            "text/vtt",
            "video/*"));

    /** Fetch destinations whose answer is executed, or holds what executes. */
    private static final Set<String> EXECUTING = Set.of(
            "audioworklet",
            "embed",
            "frame",
            "iframe",
            "object",
            "paintworklet",
            "script",
            "serviceworker",
            "sharedworker",
            "style",
            "worker",
            "xslt");

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
        if (asksForScript(exchange.getRequest().getHeaders())) {
            return Mono.error(new Problem(404, "not_found", "There is no such page."));
        }
        return chain.filter(exchange).then(Mono.defer(() -> checked(exchange)));
    }

    /** A page of ours never runs what comes from here; whoever asks for it does so on a hostile server's behalf. */
    private static boolean asksForScript(HttpHeaders headers) {
        var destination = headers.getFirst("Sec-Fetch-Dest");
        return "script".equals(headers.getFirst("Service-Worker"))
                || (destination != null && EXECUTING.contains(destination));
    }

    private Mono<Void> checked(ServerWebExchange exchange) {
        var headers = exchange.getResponse().getHeaders();
        HttpClientResponse sent = exchange.getRequiredAttribute(CLIENT_RESPONSE_ATTR);
        sent.responseHeaders().names().stream()
                .filter(name -> !HEADERS.contains(name))
                .forEach(headers::remove);
        if (switchesProtocols(exchange)
                || repeated(headers)
                || !typeAllowed(headers)
                || !locationAllowed(exchange, headers)) {
            return refuse(exchange, headers);
        }
        if (headers.getContentType() == null) {
            headers.setContentType(MediaType.APPLICATION_OCTET_STREAM);
        }
        headers.set("Content-Security-Policy", "sandbox; default-src 'none'");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        if (exchange.getResponse().getStatusCode() == HttpStatus.UNAUTHORIZED) {
            // never a scheme of the media server's own, at which a browser would ask for a password
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return Mono.empty();
    }

    private static boolean switchesProtocols(ServerWebExchange exchange) {
        var status = exchange.getResponse().getStatusCode();
        return status != null && status.is1xxInformational();
    }

    /** Where two are sent, one is checked and the other may be believed. */
    private static boolean repeated(HttpHeaders headers) {
        return headers.getOrEmpty(HttpHeaders.CONTENT_TYPE).size() > 1
                || headers.getOrEmpty(HttpHeaders.LOCATION).size() > 1;
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
        try {
            var target = URI.create(location);
            return ownPath(tenant, target) || buckets.belongsTo(tenant, target);
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    /** A path below the tenant's own, and not out of it again. */
    private static boolean ownPath(TenantId tenant, URI target) {
        var path = target.getRawPath();
        return !target.isAbsolute()
                && target.getRawAuthority() == null
                && path.startsWith("/api/media/" + tenant.value() + "/")
                && !path.contains("..")
                && !path.contains("%");
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
