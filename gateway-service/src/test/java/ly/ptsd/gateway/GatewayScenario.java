package ly.ptsd.gateway;

import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** The gateway on a real port between a caller and the services behind; one for all classes that need no other. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(
        properties = {
            // all tests are one caller
            "ptsd.gateway.limits.signin.per-address=1000000",
            "ptsd.gateway.limits.signin.burst=1000000",
            "ptsd.gateway.limits.reads.per-address=1000000",
            "ptsd.gateway.limits.reads.burst=1000000",
            "ptsd.gateway.limits.writes.per-address=1000000",
            "ptsd.gateway.limits.writes.burst=1000000",
            "ptsd.gateway.limits.uploads.burst=1000000",
        })
abstract class GatewayScenario {

    Caller caller;

    @Autowired
    private Environment environment;

    @DynamicPropertySource
    static void places(DynamicPropertyRegistry properties) {
        Behind.places(properties);
    }

    @BeforeEach
    void arrive() {
        caller = new Caller(environment.getRequiredProperty("local.server.port", Integer.class));
    }

    /** A metric's value as it is scraped, "absent" if it is not. */
    String metric(String name) {
        return scraped()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .findFirst()
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .orElse("absent");
    }

    /** All metrics, from the inner port. */
    String scraped() {
        try {
            return new Caller(environment.getRequiredProperty("local.management.port", Integer.class))
                    .get("/actuator/prometheus")
                    .body();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Waits until the gateway is connected again. */
    void mendRedis() {
        Behind.redis.mend();
        await().until(() -> metric("ptsd_limits_redis_reachable").equals("1.0"));
    }
}
