package ly.ptsd.gateway;

import static ly.ptsd.gateway.Behind.address;
import static ly.ptsd.gateway.Behind.addressPath;
import static ly.ptsd.gateway.Behind.aim;
import static ly.ptsd.gateway.Behind.authority;
import static ly.ptsd.gateway.Behind.host;
import static ly.ptsd.gateway.Behind.mediaToken;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A gateway that is started again while aim-service is down still knows its tenants' servers. */
class RootsProcessTests {

    private static final String TENANT = "stillthere22";
    private static final String ITEMS = "/api/media/" + TENANT + "/items";

    @Test
    void routesAfterARestartWithoutAimService() throws Exception {
        try (var server = Upstream.mediaServer(0, authority.serverOf(host(TENANT)))) {
            aim.json(addressPath(TENANT), 200, address(TENANT, server.uri(), 1));
            try (var gateway = new GatewayProcess("-Xmx128m")) {
                assertThat(gateway.caller().as(ITEMS, mediaToken(TENANT)).statusCode())
                        .isEqualTo(200);
            }
            aim.json(addressPath(TENANT), 500, "{}");
            aim.json(Behind.ROOTS, 500, "{}");
            try (var gateway = new GatewayProcess("-Xmx128m")) {
                assertThat(gateway.caller().as(ITEMS, mediaToken(TENANT)).statusCode())
                        .isEqualTo(200);
            } finally {
                Behind.publishRoots();
            }
        }
    }
}
