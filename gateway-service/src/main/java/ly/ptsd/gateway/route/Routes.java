package ly.ptsd.gateway.route;

import static ly.ptsd.gateway.limit.RouteClass.PAGES;
import static ly.ptsd.gateway.limit.RouteClass.PLAY;
import static ly.ptsd.gateway.limit.RouteClass.READS;
import static ly.ptsd.gateway.limit.RouteClass.REDIRECTS;
import static ly.ptsd.gateway.limit.RouteClass.SIGNIN;
import static ly.ptsd.gateway.limit.RouteClass.UPLOADS;
import static ly.ptsd.gateway.route.RouteLine.Needs.ACCESS_TOKEN;
import static ly.ptsd.gateway.route.RouteLine.Needs.MEDIA_TOKEN;
import static ly.ptsd.gateway.route.RouteLine.Needs.NOTHING;
import static ly.ptsd.gateway.route.RouteLine.Needs.OPERATOR;
import static ly.ptsd.gateway.route.RouteLine.Target.AIM;
import static ly.ptsd.gateway.route.RouteLine.Target.FRONTEND;
import static ly.ptsd.gateway.route.RouteLine.Target.LINKS;
import static ly.ptsd.gateway.route.RouteLine.Target.MEDIA_SERVER;
import static ly.ptsd.gateway.route.RouteLine.Target.USER;
import static ly.ptsd.gateway.route.RouteLine.line;

import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;

/**
 * The table of routes, first match wins. What is open says so; every other path below {@code /api} needs a token or is
 * named nowhere and does not exist. {@code /internal/**} is named nowhere, so no service's inner door can be reached.
 */
final class Routes {

    /** The way of a browser to a provider and back. */
    static final String SIGN_IN = "sign-in";

    static final List<RouteLine> TABLE = List.of(
            // a tenant's own media server
            line("media-play", MEDIA_SERVER, NOTHING, "/api/media/{tenant}/play/{session}/**")
                    .only(HttpMethod.GET, HttpMethod.HEAD)
                    .as(PLAY),
            line("media-archive", MEDIA_SERVER, NOTHING, "/api/media/{tenant}/archives/{ticket}/{name}")
                    .only(HttpMethod.GET),
            line("media-uploads", MEDIA_SERVER, MEDIA_TOKEN, "/api/media/{tenant}/uploads/**")
                    .anySize()
                    .as(UPLOADS),
            line("media", MEDIA_SERVER, MEDIA_TOKEN, "/api/media/{tenant}/**"),
            // user-service
            line(SIGN_IN, USER, NOTHING, "/oauth2/**", "/login/oauth2/**").as(SIGNIN),
            line("auth", USER, NOTHING, "/api/auth/**").as(READS, SIGNIN),
            line("user-keys", USER, NOTHING, "/.well-known/jwks.json"),
            line("picture", USER, ACCESS_TOKEN, "/api/users/me/picture").upTo(DataSize.ofMegabytes(6)),
            line("pictures", USER, NOTHING, "/api/users/pictures/{id}").only(HttpMethod.GET, HttpMethod.HEAD),
            line("users", USER, ACCESS_TOKEN, "/api/users/**"),
            // aim-service
            line("plans", AIM, NOTHING, "/api/plans"),
            line("machines", AIM, NOTHING, "/api/machines/**"),
            line("subscriptions", AIM, ACCESS_TOKEN, "/api/subscriptions/**"),
            line("operations", AIM, OPERATOR, "/api/operations/**"),
            // url-service
            line("link-keys", LINKS, NOTHING, "/api/links/jwks.json"),
            line("link-machines", LINKS, NOTHING, "/api/links/machine/**"),
            line("links", LINKS, ACCESS_TOKEN, "/api/links/**"),
            line("short-links", LINKS, NOTHING, "/s/**").as(REDIRECTS),
            // frontend
            line("pages", FRONTEND, NOTHING, "/**")
                    .except("/api/**", "/internal/**", "/actuator/**", "/.well-known/**")
                    .as(PAGES));

    private Routes() {}
}
