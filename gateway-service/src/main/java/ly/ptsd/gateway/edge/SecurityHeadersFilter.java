package ly.ptsd.gateway.edge;

import java.net.URI;
import ly.ptsd.gateway.GatewayProperties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** What browsers are told about every page of ours; a service may say something stricter of its own. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class SecurityHeadersFilter implements WebFilter {

    /** Where the sign-in providers keep their people's pictures. */
    private static final String PICTURES = "https://*.googleusercontent.com https://*.kakaocdn.net";

    private final String policy;
    private final boolean secure;

    SecurityHeadersFilter(GatewayProperties places, @Value("${ptsd.public-origin}") URI origin) {
        this.secure = "https".equals(origin.getScheme());
        // hls.js begins every track of captions with an empty file in its address: media from data:
        this.policy = """
                default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'none'; \
                font-src 'self' data:; \
                img-src 'self' data: blob: %1$s %2$s; media-src 'self' blob: data: %1$s; connect-src 'self' %1$s; \
                worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; \
                frame-ancestors 'none'""".formatted(places.bucketOrigin(), PICTURES);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> {
            add(exchange.getResponse().getHeaders());
            return Mono.empty();
        });
        return chain.filter(exchange);
    }

    private void add(HttpHeaders headers) {
        absent(headers, "Content-Security-Policy", policy);
        absent(headers, "X-Content-Type-Options", "nosniff");
        absent(headers, "X-Frame-Options", "DENY");
        absent(headers, "Referrer-Policy", "no-referrer");
        absent(headers, "Cross-Origin-Opener-Policy", "same-origin");
        absent(headers, "Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()");
        if (secure) {
            absent(headers, "Strict-Transport-Security", "max-age=31536000");
        }
    }

    private static void absent(HttpHeaders headers, String name, String value) {
        if (!headers.containsHeader(name)) {
            headers.set(name, value);
        }
    }
}
