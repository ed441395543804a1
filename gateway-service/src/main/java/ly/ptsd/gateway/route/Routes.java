package ly.ptsd.gateway.route;

import java.net.URI;
import ly.ptsd.gateway.GatewayProperties;
import ly.ptsd.gateway.access.AccessTokenFilter;
import ly.ptsd.gateway.access.MediaTokenFilter;
import ly.ptsd.gateway.edge.BodyLimitFilter;
import ly.ptsd.gateway.tenant.MediaAnswerFilter;
import ly.ptsd.gateway.tenant.TenantAddressFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.BooleanSpec;
import org.springframework.cloud.gateway.route.builder.Buildable;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The table of routes, first match wins. A path that is not named as open needs an access token; {@code /internal/**}
 * is named nowhere, so no service's inner door can be reached from outside.
 */
@Configuration(proxyBeanMethods = false)
class Routes {

    private final GatewayProperties places;
    private final BodyLimitFilter bodyLimit;
    private final AccessTokenFilter accessToken;
    private final MediaTokenFilter mediaToken;
    private final TenantAddressFilter tenantAddress;
    private final MediaAnswerFilter mediaAnswer;

    Routes(
            GatewayProperties places,
            BodyLimitFilter bodyLimit,
            AccessTokenFilter accessToken,
            MediaTokenFilter mediaToken,
            TenantAddressFilter tenantAddress,
            MediaAnswerFilter mediaAnswer) {
        this.places = places;
        this.bodyLimit = bodyLimit;
        this.accessToken = accessToken;
        this.mediaToken = mediaToken;
        this.tenantAddress = tenantAddress;
        this.mediaAnswer = mediaAnswer;
    }

    @Bean
    RouteLocator table(RouteLocatorBuilder builder) {
        return builder.routes()
                // a tenant's own media server
                .route("media-play", r -> media(r.path("/api/media/{tenant}/play/{session}/**"), false))
                .route("media", r -> media(r.path("/api/media/{tenant}/**"), true))
                // user-service
                .route("sign-in", r -> open(r.path("/oauth2/**", "/login/oauth2/**"), places.userUrl()))
                .route("auth", r -> open(r.path("/api/auth/**", "/.well-known/jwks.json"), places.userUrl()))
                .route("users", r -> closed(r.path("/api/users/**"), places.userUrl()))
                // aim-service
                .route("plans", r -> open(r.path("/api/plans"), places.aimUrl()))
                .route("machines", r -> open(r.path("/api/machines/**"), places.aimUrl()))
                .route("subscriptions", r -> closed(r.path("/api/subscriptions/**"), places.aimUrl()))
                .route("operations", r -> closed(r.path("/api/operations/**"), places.aimUrl()))
                // url-service
                .route("link-keys", r -> open(r.path("/api/links/jwks.json"), places.linksUrl()))
                .route("link-machines", r -> open(r.path("/api/links/machine/**"), places.linksUrl()))
                .route("links", r -> closed(r.path("/api/links/**"), places.linksUrl()))
                .route("short-links", r -> open(r.path("/s/**"), places.linksUrl()))
                // frontend
                .route(
                        "frontend",
                        r -> r.path("/**")
                                .and()
                                .not(n -> n.path("/api/**", "/internal/**", "/actuator/**", "/.well-known/**"))
                                .uri(places.frontendUrl()))
                .build();
    }

    private Buildable<Route> open(BooleanSpec path, URI service) {
        return path.filters(f -> f.filter(bodyLimit)).uri(service);
    }

    private Buildable<Route> closed(BooleanSpec path, URI service) {
        return path.filters(f -> f.filter(accessToken).filter(bodyLimit)).uri(service);
    }

    /** The address is the tenant's own, found per request; the URI here only satisfies the builder. */
    private Buildable<Route> media(BooleanSpec path, boolean token) {
        return path.filters(f -> {
                    var answered =
                            f.removeRequestHeader("Cookie").filter(mediaAnswer).filter(tenantAddress);
                    return token ? answered.filter(mediaToken) : answered.removeRequestHeader("Authorization");
                })
                .uri("http://media-server");
    }
}
