package ly.ptsd.aim.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import ly.ptsd.aim.subscription.StepProgress;
import ly.ptsd.aim.testbed.Api;
import ly.ptsd.aim.testbed.Cloud;
import ly.ptsd.aim.testbed.Faults;
import ly.ptsd.aim.testbed.SteppedClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One subscription, and an Amazon that does not answer as it should. */
abstract class CloudFault {

    /** What one step may ask of one call: the SDK repeats some by itself. */
    private static final int ATTEMPTS = 4;

    final UUID account = UUID.randomUUID();
    final Stage stage;
    final SteppedClock clock;
    Api api;
    UUID id;
    String tenant;

    CloudFault(Stage stage, SteppedClock clock) {
        this.stage = stage;
        this.clock = clock;
    }

    @BeforeEach
    void subscribe(@LocalServerPort int port) {
        api = Api.at(port);
        id = stage.subscribe(api, account);
        tenant = stage.tenant(id);
    }

    @AfterEach
    void calmDown() {
        Faults.clear();
        clock.reset();
        Cloud.terminateAll(tenant);
        stage.clear();
    }

    /** The owner is told why it takes longer, nobody storms, and then there is one of each. */
    final void tellsAsksSeldomAndGoesOn(Faults.Fault fault) {
        stage.stepUntil(
                id,
                subscription -> subscription
                        .timeline()
                        .current()
                        .map(StepProgress::reason)
                        .isPresent());
        assertThat(api.as(account).get("/api/subscriptions/" + id).text()).contains("cloud_failing");
        int before = fault.seen();
        assertThat(stage.step(id)).isEqualTo(new Next.After(Duration.ofSeconds(5)));
        assertThat(fault.seen() - before).isBetween(1, ATTEMPTS);
        fault.switchOff();
        activatesWithOneOfEach();
    }

    final void activatesWithOneOfEach() {
        stage.activate(id, api);
        assertThat(Cloud.living(tenant)).hasSize(1);
        assertThat(Cloud.buckets(tenant)).hasSize(1);
    }
}
