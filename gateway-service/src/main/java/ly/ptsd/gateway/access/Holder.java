package ly.ptsd.gateway.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.server.ServerWebExchange;

/**
 * Whom a verified token speaks for, kept with the request for the filters behind the check.
 *
 * @param subject an account; for a playback grant the viewer
 */
public record Holder(String subject, List<String> roles) {

    private static final String ATTRIBUTE = Holder.class.getName();

    static void keep(ServerWebExchange exchange, Jwt token) {
        var roles = token.getClaimAsStringList("roles");
        exchange.getAttributes()
                .put(ATTRIBUTE, new Holder(String.valueOf(token.getSubject()), roles == null ? List.of() : roles));
    }

    /** Null as long as no token was verified. */
    public static @Nullable Holder of(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTRIBUTE);
    }
}
