package ly.ptsd.local.aws.ec2;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import ly.ptsd.local.aws.machine.AddressPool;
import ly.ptsd.local.aws.query.QueryFault;
import ly.ptsd.local.aws.storage.JsonFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All instances and their states, kept in one file. A change of state is written before it is acted on, and acted on
 * in the background, as EC2 does: callers see {@code pending} and {@code shutting-down} first.
 */
public final class Fleet implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Fleet.class);
    private static final Duration KNOWN_AFTER_END = Duration.ofHours(1);

    record Stored(int lastPlace, List<Instance> instances) {}

    /** What a change of state did to an instance. */
    record Change(String id, InstanceState before, InstanceState after) {}

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Instance> instances = new LinkedHashMap<>();
    private final InTurn power = new InTurn();
    private final JsonFile<Stored> file;
    private final AddressPool addresses;
    private final Hypervisor hypervisor;
    private final Clock clock;
    private int lastPlace;

    /** Reads what is stored; machines that were on when it was written are off until {@link #resume}. */
    public Fleet(Path file, AddressPool addresses, Hypervisor hypervisor, Clock clock) {
        this.file = new JsonFile<>(file, Stored.class);
        this.addresses = addresses;
        this.hypervisor = hypervisor;
        this.clock = clock;
        Stored stored = this.file.readOr(new Stored(addresses.start(), List.of()));
        this.lastPlace = stored.lastPlace();
        stored.instances().forEach(instance -> instances.put(instance.id(), instance));
    }

    /** Brings every instance on from where it was: those that were on boot again. */
    public synchronized void resume() {
        for (Instance instance : List.copyOf(instances.values())) {
            switch (instance.state()) {
                case PENDING, RUNNING -> switchOn(move(instance, InstanceState.PENDING));
                case SHUTTING_DOWN -> switchOff(instance, InstanceState.TERMINATED);
                case STOPPING -> switchOff(instance, InstanceState.STOPPED);
                case STOPPED, TERMINATED -> {}
            }
        }
    }

    synchronized List<Instance> run(
            Launch launch, int count, String token, String fingerprint, Map<String, String> tags) {
        List<Instance> earlier = all().stream()
                .filter(instance -> !token.isEmpty() && instance.clientToken().equals(token))
                .toList();
        if (!earlier.isEmpty()) {
            if (!earlier.getFirst().fingerprint().equals(fingerprint)) {
                throw QueryFault.badRequest(
                        "IdempotentParameterMismatch", "The client token was used with other parameters before");
            }
            if (earlier.getFirst().state() == InstanceState.TERMINATED) {
                throw QueryFault.badRequest(
                        "IdempotentInstanceTerminated", "The instance launched with this client token was terminated");
            }
            return earlier;
        }
        String reservation = id("r-");
        List<Instance> launched = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Set<String> taken =
                    instances.values().stream().map(Instance::privateAddress).collect(Collectors.toSet());
            lastPlace = addresses.next(lastPlace, taken);
            var instance = new Instance(
                    id("i-"),
                    reservation,
                    token,
                    fingerprint,
                    launch,
                    addresses.address(lastPlace),
                    InstanceState.PENDING,
                    clock.instant(),
                    null,
                    tags);
            instances.put(instance.id(), instance);
            launched.add(instance);
        }
        store();
        launched.forEach(this::switchOn);
        return launched;
    }

    /** Every instance that is known, oldest first; those that ended an hour ago are forgotten here. */
    public synchronized List<Instance> all() {
        Instant horizon = clock.instant().minus(KNOWN_AFTER_END);
        List<Instance> gone = instances.values().stream()
                .filter(instance -> {
                    Instant end = instance.terminatedAt();
                    return end != null && end.isBefore(horizon);
                })
                .toList();
        if (!gone.isEmpty()) {
            gone.forEach(instance -> instances.remove(instance.id()));
            store();
            gone.forEach(hypervisor::forget);
        }
        return instances.values().stream()
                .sorted(Comparator.comparing(Instance::launchedAt).thenComparing(Instance::id))
                .toList();
    }

    synchronized List<Instance> named(List<String> ids) {
        all();
        return ids.stream().map(this::get).toList();
    }

    synchronized List<Change> terminate(List<String> ids) {
        return change(ids, instance -> switch (instance.state()) {
            case PENDING, RUNNING, STOPPING, STOPPED -> {
                Instance ending = move(instance, InstanceState.SHUTTING_DOWN);
                switchOff(ending, InstanceState.TERMINATED);
                yield ending;
            }
            case SHUTTING_DOWN, TERMINATED -> instance;
        });
    }

    synchronized List<Change> stop(List<String> ids) {
        return change(ids, instance -> switch (instance.state()) {
            case PENDING, RUNNING -> {
                Instance stopping = move(instance, InstanceState.STOPPING);
                switchOff(stopping, InstanceState.STOPPED);
                yield stopping;
            }
            case STOPPING, STOPPED -> instance;
            case SHUTTING_DOWN, TERMINATED -> throw incorrectState(instance, "stopped");
        });
    }

    synchronized List<Change> start(List<String> ids) {
        return change(ids, instance -> switch (instance.state()) {
            case STOPPED -> {
                Instance starting = move(instance, InstanceState.PENDING);
                switchOn(starting);
                yield starting;
            }
            case PENDING, RUNNING -> instance;
            case STOPPING, SHUTTING_DOWN, TERMINATED -> throw incorrectState(instance, "started");
        });
    }

    /** Only what runs can boot anew; it goes on running meanwhile, as EC2 sees it. */
    synchronized void reboot(List<String> ids) {
        var rebooted = named(ids);
        rebooted.stream()
                .filter(instance -> instance.state() != InstanceState.RUNNING)
                .findFirst()
                .ifPresent(instance -> {
                    throw incorrectState(instance, "rebooted");
                });
        rebooted.forEach(instance -> power.submit(instance.id(), () -> {
            if (stateOf(instance) == InstanceState.RUNNING) {
                attempt(instance, () -> hypervisor.reboot(instance));
            }
        }));
    }

    synchronized void tag(List<String> ids, Map<String, String> tags) {
        for (Instance instance : named(ids)) {
            Instance tagged = instance.tagged(tags);
            instances.put(tagged.id(), tagged);
            hypervisor.relabel(tagged);
        }
        store();
    }

    private List<Change> change(List<String> ids, UnaryOperator<Instance> step) {
        return named(ids).stream()
                .map(instance -> new Change(
                        instance.id(), instance.state(), step.apply(instance).state()))
                .toList();
    }

    /** A machine that cannot be switched on ends its instance, as EC2 does on a fault of its own. */
    private void switchOn(Instance instance) {
        power.submit(instance.id(), () -> {
            if (stateOf(instance) == InstanceState.PENDING) {
                boolean booted = attempt(instance, () -> hypervisor.boot(instance));
                settle(instance, InstanceState.PENDING, booted ? InstanceState.RUNNING : InstanceState.TERMINATED);
            }
        });
    }

    private void switchOff(Instance instance, InstanceState then) {
        power.submit(instance.id(), () -> {
            attempt(instance, () -> {
                hypervisor.halt(instance);
                if (then == InstanceState.TERMINATED) {
                    hypervisor.wipe(instance);
                }
            });
            settle(instance, instance.state(), then);
        });
    }

    private static boolean attempt(Instance instance, Runnable act) {
        try {
            act.run();
            return true;
        } catch (RuntimeException e) {
            log.error(
                    "machine failed instance={} state={}",
                    instance.id(),
                    instance.state().label(),
                    e);
            return false;
        }
    }

    private synchronized InstanceState stateOf(Instance instance) {
        return Optional.ofNullable(instances.get(instance.id()))
                .map(Instance::state)
                .orElse(InstanceState.TERMINATED);
    }

    private synchronized void settle(Instance instance, InstanceState from, InstanceState then) {
        Instance current = instances.get(instance.id());
        if (current != null && current.state() == from) {
            move(current, then);
        }
    }

    private Instance move(Instance instance, InstanceState next) {
        Instance moved = instance.in(next, clock.instant());
        instances.put(moved.id(), moved);
        store();
        log.info("instance={} state={} address={}", moved.id(), next.label(), moved.privateAddress());
        return moved;
    }

    private Instance get(String id) {
        if (!id.matches("i-[0-9a-f]{8,17}")) {
            throw QueryFault.badRequest("InvalidInstanceID.Malformed", "Invalid id: \"" + id + "\"");
        }
        return Optional.ofNullable(instances.get(id)).orElseThrow(() -> unknown(id));
    }

    static QueryFault unknown(String id) {
        return QueryFault.badRequest("InvalidInstanceID.NotFound", "The instance ID '" + id + "' does not exist");
    }

    private static QueryFault incorrectState(Instance instance, String verb) {
        return QueryFault.badRequest(
                "IncorrectInstanceState",
                "The instance '" + instance.id() + "' is not in a state from which it can be " + verb + ".");
    }

    private void store() {
        file.write(new Stored(lastPlace, List.copyOf(instances.values())));
    }

    private String id(String prefix) {
        byte[] bytes = new byte[9];
        random.nextBytes(bytes);
        return prefix + HexFormat.of().formatHex(bytes).substring(0, 17);
    }

    /** Switches every machine off; the file still says which were on, so that they boot again. */
    @Override
    public void close() {
        power.settle();
        hypervisor.haltAll();
    }
}
