package ly.ptsd.aim.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import ly.ptsd.aim.testbed.Api;
import ly.ptsd.aim.testbed.Cloud;
import ly.ptsd.aim.testbed.Faults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The true service, when many people subscribe at once and Amazon allows launches only as it does. */
class ThrottledScenarioTests {

    private static final int SUBSCRIPTIONS = 20;

    /** As EC2 allows an account: a few at once, then so many in a second. */
    private static final int BURST = 5;

    private static final double PER_SECOND = 2;

    private final String deployment = "t" + Long.toHexString(System.nanoTime());

    @TempDir
    private Path folder;

    @AfterEach
    void calmDown() {
        Faults.clear();
        Cloud.EC2
                .describeInstancesPaginator(request ->
                        request.filters(by -> by.name("tag:ptsd:deployment").values(deployment)))
                .reservations()
                .stream()
                .flatMap(reservation -> reservation.instances().stream())
                .forEach(instance -> Cloud.terminate(instance.instanceId()));
    }

    @Test
    void launchesAllAtThePaceThatIsAllowed() {
        try (var aim = new RunningAim(deployment, folder)) {
            var api = Api.at(aim.port());
            aim.awaitListening();
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
}
