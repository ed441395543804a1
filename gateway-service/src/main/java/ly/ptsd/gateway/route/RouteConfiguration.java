package ly.ptsd.gateway.route;

import static org.springframework.cloud.gateway.support.RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR;

import java.net.URI;
import ly.ptsd.gateway.GatewayProperties;
import ly.ptsd.gateway.access.AccessTokenFilter;
import ly.ptsd.gateway.access.MediaTokenFilter;
import ly.ptsd.gateway.access.OperatorFilter;
import ly.ptsd.gateway.connection.PatienceProperties;
import ly.ptsd.gateway.edge.BodyLimitFilter;
import ly.ptsd.gateway.edge.SignInAnswerFilter;
import ly.ptsd.gateway.edge.WithoutHeaders;
import ly.ptsd.gateway.limit.LimitFilters;
import ly.ptsd.gateway.tenant.MediaAnswerFilter;
import ly.ptsd.gateway.tenant.TenantAddressFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.Buildable;
import org.springframework.cloud.gateway.route.builder.GatewayFilterSpec;
import org.springframework.cloud.gateway.route.builder.PredicateSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;

/** Makes each line of the table a route: which requests it takes, what they pass on the way, and where they end. */
@Configuration(proxyBeanMethods = false)
class RouteConfiguration {

    private static final long WITHOUT_END = -1;

    private final GatewayProperties places;
    private final PatienceProperties patience;
    private final LimitFilters limits;
    private final AccessTokenFilter accessToken;
    private final OperatorFilter operator;
    private final MediaTokenFilter mediaToken;
    private final TenantAddressFilter tenantAddress;
    private final MediaAnswerFilter mediaAnswer;

    RouteConfiguration(
            GatewayProperties places,
            PatienceProperties patience,
            LimitFilters limits,
            AccessTokenFilter accessToken,
            OperatorFilter operator,
            MediaTokenFilter mediaToken,
            TenantAddressFilter tenantAddress,
            MediaAnswerFilter mediaAnswer) {
        this.places = places;
        this.patience = patience;
        this.limits = limits;
        this.accessToken = accessToken;
        this.operator = operator;
        this.mediaToken = mediaToken;
        this.tenantAddress = tenantAddress;
        this.mediaAnswer = mediaAnswer;
    }

    @Bean
    RouteLocator routes(RouteLocatorBuilder builder) {
        var routes = builder.routes();
        Routes.TABLE.forEach(line -> routes.route(line.id(), spec -> route(line, spec)));
        return routes.build();
    }

    private Buildable<Route> route(RouteLine line, PredicateSpec spec) {
        return spec.predicate(new LineMatch(line))
                .filters(filters -> onTheWay(line, filters))
                .metadata(RESPONSE_TIMEOUT_ATTR, patience(line))
                .uri(uri(line));
    }

    /** An answer to an upload begins when its body has come, however long that takes. */
    private long patience(RouteLine line) {
        return line.largestBody() == null ? WITHOUT_END : patience.answer().toMillis();
    }

    private GatewayFilterSpec onTheWay(RouteLine line, GatewayFilterSpec filters) {
        filters.filter(limits.byAddress(line.reading(), line.changing()));
        switch (line.needs()) {
            case NOTHING -> {}
            case ACCESS_TOKEN -> filters.filter(accessToken);
            case OPERATOR -> filters.filter(accessToken).filter(operator);
            case MEDIA_TOKEN -> filters.filter(mediaToken);
        }
        if (line.needs() != RouteLine.Needs.NOTHING) {
            filters.filter(limits.byAccount(line.reading(), line.changing()));
        }
        if (line.target() == RouteLine.Target.MEDIA_SERVER) {
            toMediaServer(line, filters);
        }
        if (line.id().equals(Routes.SIGN_IN)) {
            filters.filter(new SignInAnswerFilter());
        }
        if (line.largestBody() != null) {
            filters.filter(new BodyLimitFilter(line.largestBody()));
        }
        return filters;
    }

    /** It gets no cookie, and no token but the one that was made for it and has just been checked. */
    private void toMediaServer(RouteLine line, GatewayFilterSpec filters) {
        filters.filter(new WithoutHeaders(HttpHeaders.COOKIE))
                .filter(tenantAddress)
                .filter(mediaAnswer);
        if (line.needs() == RouteLine.Needs.NOTHING) {
            // whoever asks is answered alike, by the gateway
            filters.filter(new WithoutHeaders(HttpHeaders.AUTHORIZATION, HttpHeaders.ORIGIN));
        }
    }

    private URI uri(RouteLine line) {
        return switch (line.target()) {
            case USER -> places.userUrl();
            case AIM -> places.aimUrl();
            case LINKS -> places.linksUrl();
            case FRONTEND -> places.frontendUrl();
            // the address is the tenant's own, found per request; this only satisfies the builder
            case MEDIA_SERVER -> URI.create("http://media-server");
        };
    }
}
