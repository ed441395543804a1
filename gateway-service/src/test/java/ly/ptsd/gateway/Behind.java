package ly.ptsd.gateway;

import java.net.URI;
import javax.net.ssl.SSLContext;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Everything behind the gateway, once per test run, and the keys with which its services sign. */
final class Behind {

    static final String ORIGIN = "http://localhost:8080";
    static final String BUCKETS = "http://127.0.0.1:8081";
    static final String TENANT = "abcdefghijkl";
    static final String UNKNOWN_TENANT = "mnopqrstuvwx";
    static final String NOT_READY_TENANT = "notready2345";
    static final String ROOTS = "/internal/tenant-ca.pem";
    static final String MEDIA = "/api/media/" + TENANT;

    static final Upstream user = new Upstream();
    static final Upstream aim = new Upstream();
    static final Upstream links = new Upstream();
    static final Upstream frontend = new Upstream();

    /** Vouches for media servers. */
    static final TestAuthority authority = new TestAuthority("tenants");

    /** Any tenant's. */
    static final SSLContext anyTenants = authority.serverOf("*.tenants.internal");

    static final Upstream media = Upstream.mediaServer();

    static final Relay redis = new Relay(URI.create(System.getenv("PTSD_TEST_REDIS")));

    static final TestTokens access = new TestTokens(ORIGIN, "at+jwt");
    static final TestTokens owner = new TestTokens(ORIGIN + "/api/machines", "media+jwt");
    static final TestTokens grants = new TestTokens(ORIGIN + "/api/links", "grant+jwt");

    static {
        user.json("/.well-known/jwks.json", 200, access.jwks());
        aim.json("/api/machines/jwks.json", 200, owner.jwks());
        links.json("/api/links/jwks.json", 200, grants.jwks());
        publishRoots();
        aim.json(addressPath(TENANT), 200, address(TENANT, media.uri(), 1));
        aim.json(addressPath(UNKNOWN_TENANT), 404, "{}");
        aim.json(addressPath(NOT_READY_TENANT), 503, "{}");
    }

    private Behind() {}

    static void places(DynamicPropertyRegistry properties) {
        properties.add("ptsd.gateway.user-url", user::uri);
        properties.add("ptsd.gateway.aim-url", aim::uri);
        properties.add("ptsd.gateway.links-url", links::uri);
        properties.add("ptsd.gateway.frontend-url", frontend::uri);
        properties.add("ptsd.gateway.bucket-origin", () -> BUCKETS);
        properties.add("ptsd.public-origin", () -> ORIGIN);
        properties.add("spring.data.redis.url", Behind::redisUrl);
        properties.add("management.server.port", () -> "0");
    }

    static String redisUrl() {
        return "redis://127.0.0.1:" + redis.port() + "/4";
    }

    /** Where the gateway asks aim-service for a tenant's media server. */
    static String addressPath(String tenant) {
        return "/internal/tenants/" + tenant + "/address";
    }

    static void publishRoots() {
        aim.at(ROOTS, exchange -> Upstream.send(exchange, 200, "application/x-pem-file", authority.pem()));
    }

    /** By which name a tenant's media server is called. */
    static String host(String tenant) {
        return tenant + ".tenants.internal";
    }

    static String address(String tenant, URI address, int generation) {
        return "{\"address\":\"%s\",\"host\":\"%s\",\"generation\":%d}".formatted(address, host(tenant), generation);
    }

    static String accessToken() {
        return access.token("ptsd-api").compact();
    }

    static String mediaToken(String tenant) {
        return owner.token("media:" + tenant).compact();
    }

    static String grant(String tenant) {
        return grants.token("media:" + tenant).compact();
    }
}
