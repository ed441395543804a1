package ly.ptsd.aim.provisioning;

import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import ly.ptsd.aim.instance.InstanceId;
import ly.ptsd.aim.instance.Launches;
import ly.ptsd.aim.instance.MachineProperties;
import ly.ptsd.aim.reason.Reason;
import ly.ptsd.aim.reason.ReasonCode;
import ly.ptsd.aim.subscription.Server;
import ly.ptsd.aim.subscription.Subscription;
import ly.ptsd.aim.subscription.SubscriptionState.Replacing;
import ly.ptsd.aim.subscription.SubscriptionState.Serving;
import ly.ptsd.aim.subscription.Subscriptions;
import ly.ptsd.aim.tenant.TenantDomain;
import ly.ptsd.platform.messages.SubscriptionActivated;
import ly.ptsd.platform.messages.SubscriptionEnded;
import ly.ptsd.platform.messages.TenantMoved;
import ly.ptsd.platform.messages.outbox.Outbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes known what became of a subscription: the state and the messages are one transaction. */
@Component
@Transactional
class Publication {

    private static final Logger log = LoggerFactory.getLogger(Publication.class);

    private static final Reason REPLACED = Reason.of(ReasonCode.SERVER_REPLACED);

    private final Subscriptions subscriptions;
    private final Launches launches;
    private final Outbox outbox;
    private final MachineProperties machine;
    private final ProvisioningProperties waiting;
    private final TenantDomain domain;
    private final Clock clock;

    Publication(
            Subscriptions subscriptions,
            Launches launches,
            Outbox outbox,
            MachineProperties machine,
            ProvisioningProperties waiting,
            TenantDomain domain,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.launches = launches;
        this.outbox = outbox;
        this.machine = machine;
        this.waiting = waiting;
        this.domain = domain;
        this.clock = clock;
    }

    /** What served before finishes what it is doing. */
    void activate(Subscription subscription, InstanceId instance, String privateAddress) {
        var active = subscriptions.save(subscription.activate(instance, address(privateAddress), clock.instant()));
        if (subscription.state() instanceof Replacing replacing) {
            drain(replacing.server().instance());
        }
        if (subscription.terms().activatedAt() == null) {
            outbox.add(new SubscriptionActivated(
                    UUID.randomUUID(),
                    active.version(),
                    clock.instant(),
                    active.id(),
                    active.tenant().value(),
                    active.account()));
        }
        announceMove(active);
        log.info("server active: tenant={} instance={}", active.tenant(), instance);
    }

    private void drain(InstanceId replaced) {
        launches.find(replaced)
                .filter(launch -> launch.running().isPresent())
                .ifPresent(launch -> launches.save(launch.drain(clock.instant().plus(waiting.drain()), REPLACED)));
    }

    /** Nothing happens when the address is the one that is known. */
    void moveTo(Subscription subscription, Server server, String privateAddress) {
        var address = address(privateAddress);
        if (!address.equals(server.address())) {
            announceMove(subscriptions.save(subscription.move(address)));
            log.info("server moved: tenant={} instance={}", subscription.tenant(), server.instance());
        }
    }

    void end(Subscription subscription, String proof) {
        var ended = subscriptions.save(subscription.ended(proof, clock.instant()));
        outbox.add(new SubscriptionEnded(
                UUID.randomUUID(),
                ended.version(),
                clock.instant(),
                ended.id(),
                ended.tenant().value(),
                ended.account()));
        log.info("subscription ended, nothing is left: tenant={}", ended.tenant());
    }

    private void announceMove(Subscription subscription) {
        if (subscription.state() instanceof Serving serving) {
            outbox.add(new TenantMoved(
                    UUID.randomUUID(),
                    subscription.version(),
                    clock.instant(),
                    subscription.tenant().value(),
                    serving.server().generation(),
                    serving.server().address(),
                    domain.host(subscription.tenant())));
        }
    }

    private URI address(String privateAddress) {
        return URI.create("https://" + privateAddress + ":" + machine.port());
    }
}
