package ly.ptsd.aim.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ly.ptsd.aim.subscription.History;
import ly.ptsd.aim.subscription.OperatorCommands;
import ly.ptsd.aim.subscription.StateName;
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
import org.springframework.test.context.TestPropertySource;

/** A process that dies before or after any call to the cloud while it stops, starts or replaces a server. */
@AimTest
@Import({Standstill.class, Stage.class})
@TestPropertySource(properties = "ptsd.aim.provisioning.drain=0s")
class ServerLifeCrashTests {

    private final Stage stage;
    private final OperatorCommands operator;
    private final History history;
    private Api api;

    ServerLifeCrashTests(@Autowired Stage stage, @Autowired OperatorCommands operator, @Autowired History history) {
        this.stage = stage;
        this.operator = operator;
        this.history = history;
    }

    @BeforeEach
    void start(@LocalServerPort int port) {
        api = Api.at(port);
    }

    @TestFactory
    Stream<DynamicTest> replacesOnceWhereverTheProcessDies() {
        var id = active();
        operator.replace(stage.get(id).tenant(), "counted");
        int calls = Halting.count(() -> replace(id));
        assertThat(calls).as("identity, launch, looks and the old one's end").isGreaterThanOrEqualTo(7);
        return everywhere(calls, (call, moment) -> {
            var each = active();
            operator.replace(stage.get(each).tenant(), "tried");
            Halting.dieAt(call, moment, () -> replace(each));
            goOn(each, () -> replace(each));
            assertThat(Cloud.instances(stage.tenant(each))).hasSize(2);
            assertThat(Cloud.living(stage.tenant(each))).hasSize(1);
            assertThat(history.of(each)).hasSize(5);
            Cloud.terminate(Cloud.living(stage.tenant(each)).getFirst().instanceId());
        });
    }

    @TestFactory
    Stream<DynamicTest> stopsAndStartsWhereverTheProcessDies() {
        var id = active();
        operator.suspend(stage.get(id).tenant(), "counted");
        int stops = Halting.count(() -> stop(id));
        operator.resume(stage.get(id).tenant(), "counted");
        int starts = Halting.count(() -> startAgain(id));
        return Stream.concat(
                everywhere(Math.min(stops, 3), (call, moment) -> {
                    var each = active();
                    operator.suspend(stage.get(each).tenant(), "tried");
                    Halting.dieAt(call, moment, () -> stop(each));
                    goOn(each, () -> stop(each));
                    assertThat(Cloud.instances(stage.tenant(each))).hasSize(1);
                    assertThat(history.of(each)).hasSize(5);
                    Cloud.terminate(Cloud.living(stage.tenant(each)).getFirst().instanceId());
                }),
                everywhere(Math.min(starts, 3), (call, moment) -> {
                    var each = active();
                    operator.suspend(stage.get(each).tenant(), "tried");
                    stop(each);
                    operator.resume(stage.get(each).tenant(), "tried");
                    Halting.dieAt(call, moment, () -> startAgain(each));
                    goOn(each, () -> startAgain(each));
                    assertThat(Cloud.instances(stage.tenant(each))).hasSize(1);
                    assertThat(history.of(each)).hasSize(7);
                    Cloud.terminate(Cloud.living(stage.tenant(each)).getFirst().instanceId());
                }));
    }

    private interface Death {
        void at(int call, Moment moment);
    }

    private static Stream<DynamicTest> everywhere(int calls, Death death) {
        return IntStream.rangeClosed(1, calls)
                .boxed()
                .flatMap(call -> Arrays.stream(Moment.values())
                        .map(moment ->
                                dynamicTest("dies %s call %d".formatted(moment, call), () -> death.at(call, moment))));
    }

    /** One that took over, and one that was only thought dead. */
    private void goOn(UUID id, Runnable work) {
        var other = CompletableFuture.runAsync(() -> {
            for (int step = 0; step < 20; step++) {
                stage.step(id);
            }
        });
        work.run();
        other.join();
        work.run();
    }

    private UUID active() {
        var id = stage.subscribe(api, UUID.randomUUID());
        stage.activate(id, api);
        return id;
    }

    private void replace(UUID id) {
        stage.activate(id, api);
        stage.stepUntil(id, _ -> Cloud.living(stage.tenant(id)).size() == 1);
    }

    private void stop(UUID id) {
        stage.stepUntil(id, subscription -> subscription.state().name() == StateName.STOPPED);
    }

    private void startAgain(UUID id) {
        stage.stepUntil(id, subscription -> {
            boolean runs = Cloud.living(stage.tenant(id)).stream()
                    .anyMatch(instance -> instance.state().nameAsString().equals("running"));
            if (runs && subscription.state().name() == StateName.STARTING) {
                stage.health(stage.callIn(id, api));
            }
            return subscription.state().name() == StateName.ACTIVE;
        });
    }
}
