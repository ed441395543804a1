package ly.ptsd.aim.machine;

import java.time.Duration;
import java.util.Optional;
import ly.ptsd.aim.instance.InstanceId;
import ly.ptsd.aim.instance.Launch;
import ly.ptsd.aim.instance.LaunchState;
import ly.ptsd.aim.instance.Launches;
import ly.ptsd.aim.machine.Machines.HealthReport;
import ly.ptsd.aim.subscription.ReconcileTask;
import ly.ptsd.aim.subscription.Subscription;
import ly.ptsd.aim.subscription.Subscriptions;
import ly.ptsd.platform.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * How an instance becomes a machine we talk to: it shows the boot token from its user data together with the identity
 * document the cloud gave it, and registers a key it made itself. From then on the key alone counts, for as long as the
 * instance is the one meant to serve its tenant.
 */
@Component
class Introduction {

    private static final Logger log = LoggerFactory.getLogger(Introduction.class);

    /** The launch may be answered to the instance's boot before it is answered to us. */
    private static final Duration ASK_AGAIN = Duration.ofSeconds(2);

    private final BootTokens bootTokens;
    private final IdentityDocuments documents;
    private final Assertions assertions;
    private final Machines machines;
    private final Launches launches;
    private final Subscriptions subscriptions;
    private final ReconcileTask reconciling;

    Introduction(
            BootTokens bootTokens,
            IdentityDocuments documents,
            Assertions assertions,
            Machines machines,
            Launches launches,
            Subscriptions subscriptions,
            ReconcileTask reconciling) {
        this.bootTokens = bootTokens;
        this.documents = documents;
        this.assertions = assertions;
        this.machines = machines;
        this.launches = launches;
        this.subscriptions = subscriptions;
        this.reconciling = reconciling;
    }

    /** A machine that is meant to serve this subscription. */
    record Introduced(InstanceId instance, Subscription subscription, int generation, MachineKey key) {}

    /** What a launch is meant for now. */
    private record Meant(InstanceId instance, Subscription subscription, int generation) {

        Introduced with(MachineKey key) {
            return new Introduced(instance, subscription, generation, key);
        }
    }

    /** @throws Problem boot_refused; server_not_ready while the launch is still being answered */
    Introduced boot(String bootToken, String document, String signature, MachineKey key) {
        var instance =
                documents.verify(document, signature).orElseThrow(() -> refused("identity document not verified"));
        var launch = bootTokens
                .read(bootToken)
                .flatMap(named -> launches.find(named.tenant(), named.generation(), named.attempt()))
                .orElseThrow(() -> refused("boot token unknown"));
        if (launch.state() instanceof LaunchState.Intended) {
            throw new Problem(503, "server_not_ready", "The launch is not recorded yet.", ASK_AGAIN);
        }
        var meant = current(launch)
                .filter(found -> found.instance().equals(instance))
                .orElseThrow(() -> refused("not the instance that was launched"));
        var machine = machines.register(instance, key);
        if (!machine.key().isSame(key) || machine.hasCalledIn()) {
            throw refused("boot token used up");
        }
        reconciling.wake(meant.subscription().id());
        return meant.with(machine.key());
    }

    /** @throws Problem token_invalid */
    Introduced renew(InstanceId instance, String assertion) {
        var machine = machines.find(instance).orElseThrow(Introduction::invalid);
        var meant = current(instance);
        if (!assertions.accept(machine, assertion)) {
            throw invalid();
        }
        return meant.with(machine.key());
    }

    /**
     * One that was replaced is told so for as long as it drains.
     *
     * @throws Problem token_invalid when it is not meant to be any more
     */
    Standing reportHealth(InstanceId instance, HealthReport report) {
        var launch = launches.find(instance).orElseThrow(Introduction::invalid);
        if (launch.state() instanceof LaunchState.Draining) {
            return new Standing(Standing.Place.REPLACED, false);
        }
        var meant = current(launch).orElseThrow(Introduction::invalid);
        boolean alone = launches.open(launch.order().tenant()).size() == 1;
        boolean first = !machines.hasCalledIn(instance);
        machines.record(instance, report);
        if (first) {
            log.info(
                    "media server called in: tenant={} instance={}",
                    meant.subscription().tenant(),
                    instance);
            reconciling.wake(meant.subscription().id());
        }
        return new Standing(Standing.of(instance, meant.subscription()), alone);
    }

    private Meant current(InstanceId instance) {
        return launches.find(instance).flatMap(this::current).orElseThrow(Introduction::invalid);
    }

    private Optional<Meant> current(Launch launch) {
        var tenant = launch.order().tenant();
        return launch.running()
                .flatMap(running -> subscriptions
                        .findByTenant(tenant)
                        .map(subscription -> new Meant(
                                running.instance(), subscription, launch.order().generation())));
    }

    private static Problem refused(String fact) {
        log.warn("boot refused: {}", fact);
        return new Problem(403, "boot_refused", "This machine is not introduced.");
    }

    private static Problem invalid() {
        return new Problem(401, "token_invalid", "The token is not valid here, or no longer.");
    }
}
