package ly.ptsd.local.aws.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import ly.ptsd.local.aws.machine.AddressPool;
import ly.ptsd.local.aws.machine.PrivateNetwork;
import ly.ptsd.local.aws.query.QueryFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the fleet remembers and forgets, and what it does when a machine or the whole stand-in fails. */
class FleetTests {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Launch LAUNCH =
            new Launch("ami-1", "t3.small", "subnet-1", List.of(), "", "", Map.of(), "stop", List.of(), Map.of());

    @TempDir
    Path folder;

    final Set<String> attached = ConcurrentHashMap.newKeySet();
    final List<String> wiped = new CopyOnWriteArrayList<>();

    @Test
    void forgetsAnInstanceAnHourAfterItsEnd() {
        String id = ended("token");

        assertThat(fleetAt(NOON.plus(Duration.ofMinutes(59))).all()).hasSize(1);
        assertThat(fleetAt(NOON.plus(Duration.ofMinutes(61))).all()).isEmpty();
        assertThat(folder.resolve("instances").resolve(id)).doesNotExist();
    }

    @Test
    void refusesTheTokenOfAnInstanceThatWasTerminated() {
        ended("token");

        assertThatThrownBy(() -> run(fleetAt(NOON), "token"))
                .isInstanceOfSatisfying(
                        QueryFault.class, fault -> assertThat(fault.code()).isEqualTo("IdempotentInstanceTerminated"));
    }

    @Test
    void finishesATerminationThatACrashInterrupted() {
        Fleet crashed = fleetAt(NOON);
        String id = run(crashed, "token");
        await().until(() -> stateOf(crashed, id) == InstanceState.RUNNING);
        var endless = new Hypervisor(folder.resolve("instances"), Map.of(), _ -> {}, new NeverDetached(), _ -> {});
        Fleet hanging = new Fleet(folder.resolve("ec2.json"), pool(), endless, at(NOON));
        hanging.terminate(List.of(id));

        Fleet next = fleetAt(NOON);
        assertThat(stateOf(next, id)).isEqualTo(InstanceState.SHUTTING_DOWN);
        next.resume();

        await().until(() -> stateOf(next, id) == InstanceState.TERMINATED);
    }

    @Test
    void endsAnInstanceWhoseMachineCannotBeSwitchedOn() {
        var unreachable = new Metadata() {
            @Override
            public URI attach(Instance instance) {
                throw new IllegalStateException("no such address");
            }
        };
        var broken = new Hypervisor(folder.resolve("instances"), Map.of(), _ -> {}, unreachable, _ -> {});
        Fleet fleet = new Fleet(folder.resolve("ec2.json"), pool(), broken, at(NOON));

        String id = run(fleet, "token");

        await().until(() -> stateOf(fleet, id) == InstanceState.TERMINATED);
    }

    @Test
    void bootsNothingThatWasTerminatedMeanwhile() {
        Fleet fleet = fleetAt(NOON);
        for (int i = 0; i < 20; i++) {
            fleet.terminate(List.of(run(fleet, "token " + i)));
        }

        await().until(() -> fleet.all().stream().allMatch(one -> one.state() == InstanceState.TERMINATED));
        assertThat(attached).isEmpty();
    }

    @Test
    void saysWhoseDiskIsWipedAtItsEndAndNotBefore() {
        Fleet fleet = fleetAt(NOON);
        String id = run(fleet, "token");
        await().until(() -> stateOf(fleet, id) == InstanceState.RUNNING);

        fleet.stop(List.of(id));
        await().until(() -> stateOf(fleet, id) == InstanceState.STOPPED);
        assertThat(wiped).isEmpty();

        fleet.terminate(List.of(id));
        await().until(() -> stateOf(fleet, id) == InstanceState.TERMINATED);
        assertThat(wiped).containsExactly(id);
    }

    /** An instance that was launched and terminated at noon. */
    private String ended(String token) {
        Fleet fleet = fleetAt(NOON);
        String id = run(fleet, token);
        fleet.terminate(List.of(id));
        await().until(() -> stateOf(fleet, id) == InstanceState.TERMINATED);
        return id;
    }

    private Fleet fleetAt(Instant time) {
        var hypervisor = new Hypervisor(folder.resolve("instances"), Map.of(), _ -> {}, new Metadata(), wiped::add);
        return new Fleet(folder.resolve("ec2.json"), pool(), hypervisor, at(time));
    }

    private static String run(Fleet fleet, String token) {
        return fleet.run(LAUNCH, 1, token, "same", Map.of()).getFirst().id();
    }

    private static InstanceState stateOf(Fleet fleet, String id) {
        return fleet.named(List.of(id)).getFirst().state();
    }

    private static AddressPool pool() {
        return AddressPool.of(PrivateNetwork.loopback());
    }

    private static Clock at(Instant time) {
        return Clock.fixed(time, ZoneOffset.UTC);
    }

    /** Metadata of machines that never ask for any. */
    private class Metadata implements Hypervisor.Metadata {
        @Override
        public URI attach(Instance instance) {
            attached.add(instance.id());
            return URI.create("http://" + instance.privateAddress());
        }

        @Override
        public void detach(Instance instance) {
            attached.remove(instance.id());
        }
    }

    /** A machine that goes on shutting down for as long as the process lives. */
    private final class NeverDetached extends Metadata {
        @Override
        public void detach(Instance instance) {
            await().forever().until(() -> false);
        }
    }
}
