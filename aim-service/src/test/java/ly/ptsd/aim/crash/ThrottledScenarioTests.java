package ly.ptsd.aim.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Executors;
import ly.ptsd.aim.testbed.AimTest;
import ly.ptsd.aim.testbed.Api;
import ly.ptsd.aim.testbed.Faults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/**
 * When many people subscribe at once and Amazon allows launches only as it does. Afterwards the service goes on
 * launching slowly, so no other test has it.
 */
@AimTest
@DirtiesContext
class ThrottledScenarioTests {

    private static final int SUBSCRIPTIONS = 20;

    /** As EC2 allows an account: a few at once, then so many in a second. */
    private static final int BURST = 5;

    private static final double PER_SECOND = 2;

    @AfterEach
    void calmDown() {
        Faults.clear();
    }

    @Test
    void launchesAllAtThePaceThatIsAllowed(
            @LocalServerPort int port, @Value("${ptsd.aim.deployment}") String deployment) {
        var api = Api.at(port);
        var launches = Faults.on("ec2:RunInstances", deployment).throttle(BURST, PER_SECOND);
        try (var _ = new CallingServers(api, deployment);
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var accounts = People.accounts(SUBSCRIPTIONS);
            accounts.forEach(account -> people.submit(() -> People.subscribe(api, account)));
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> accounts.stream().allMatch(account -> People.isActive(api, account)));
        }
        assertThat(launches.seen() - launches.hit()).isEqualTo(SUBSCRIPTIONS);
        assertThat(launches.hit()).as("refused for coming too fast").isLessThanOrEqualTo(SUBSCRIPTIONS / 2);
    }
}
