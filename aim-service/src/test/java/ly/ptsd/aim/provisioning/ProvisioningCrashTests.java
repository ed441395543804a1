package ly.ptsd.aim.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ly.ptsd.aim.instance.Launches;
import ly.ptsd.aim.subscription.Step;
import ly.ptsd.aim.subscription.Timeline;
import ly.ptsd.aim.testbed.AimTest;
import ly.ptsd.aim.testbed.Api;
import ly.ptsd.aim.testbed.Cloud;
import ly.ptsd.aim.testbed.Halting;
import ly.ptsd.aim.testbed.Halting.Moment;
import ly.ptsd.aim.testbed.Standstill;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** A process that dies before or after any call to the cloud leaves nothing behind and nothing doubled. */
@AimTest
@Import({Standstill.class, Stage.class})
class ProvisioningCrashTests {

    private final Stage stage;
    private final Launches launches;
    private Api api;

    ProvisioningCrashTests(@Autowired Stage stage, @Autowired Launches launches) {
        this.stage = stage;
        this.launches = launches;
    }

    @BeforeEach
    void start(@LocalServerPort int port) {
        api = Api.at(port);
    }

    @TestFactory
    Stream<DynamicTest> makesOneServerWhereverTheProcessDies() {
        stage.activate(stage.subscribe(api, UUID.randomUUID()), api);
        int calls = Halting.count(() -> stage.activate(stage.subscribe(api, UUID.randomUUID()), api));
        assertThat(calls).as("bucket, role, instance and looks at it").isGreaterThanOrEqualTo(15);
        return IntStream.rangeClosed(1, calls)
                .boxed()
                .flatMap(call -> Arrays.stream(Moment.values())
                        .map(moment -> dynamicTest(
                                "dies %s call %d".formatted(moment, call), () -> diesAndGoesOn(call, moment))));
    }

    private void diesAndGoesOn(int call, Moment moment) {
        var id = stage.subscribe(api, UUID.randomUUID());

        Halting.dieAt(call, moment, () -> stage.activate(id, api));
        goOnInTwoProcesses(id);

        var tenant = stage.tenant(id);
        assertThat(Cloud.instances(tenant)).hasSize(1);
        assertThat(Cloud.buckets(tenant)).hasSize(1);
        assertThat(launches.ofGeneration(stage.get(id).tenant(), 1)).hasSize(1);
        Cloud.terminate(Cloud.living(tenant).getFirst().instanceId());
    }

    /** One that took over, and one that was only thought dead. */
    private void goOnInTwoProcesses(UUID id) {
        var other = CompletableFuture.runAsync(
                () -> stage.stepUntil(id, subscription -> !isBefore(subscription.timeline(), Step.HEALTH)));
        stage.activate(id, api);
        other.join();
    }

    private static boolean isBefore(Timeline timeline, Step step) {
        return timeline.current()
                .filter(current -> current.name().compareTo(step) < 0)
                .isPresent();
    }
}
