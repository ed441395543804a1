package ly.ptsd.gateway;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The gateway on a real port between a caller and the services behind; one for all classes that need no other. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
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
}
