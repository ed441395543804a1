package ly.ptsd.aim.owner;

import java.time.Clock;
import java.util.UUID;
import java.util.function.UnaryOperator;
import ly.ptsd.aim.subscription.Actor;
import ly.ptsd.aim.subscription.By;
import ly.ptsd.aim.subscription.Command;
import ly.ptsd.aim.subscription.Commands;
import ly.ptsd.aim.subscription.Subscribing;
import ly.ptsd.aim.subscription.Subscription;
import ly.ptsd.aim.subscription.SubscriptionState;
import ly.ptsd.platform.problem.Problem;
import org.springframework.stereotype.Component;

/**
 * What owners ask of their own subscription. Asking again for what is so, or under way, changes nothing and is answered
 * alike.
 *
 * @throws Problem subscription_unknown; request_conflict with {@code state} and {@code allowed}
 */
@Component
class OwnerCommands {

    private final Subscribing subscribing;
    private final Commands commands;
    private final Clock clock;

    OwnerCommands(Subscribing subscribing, Commands commands, Clock clock) {
        this.subscribing = subscribing;
        this.commands = commands;
        this.clock = clock;
    }

    Subscription retry(UUID account, UUID id) {
        return carryOut(account, id, subscription -> subscription.retry(By.OWNER, clock.instant()));
    }

    Subscription stop(UUID account, UUID id) {
        return carryOut(
                account,
                id,
                subscription -> isStoppedBy(Actor.OWNER, subscription)
                        ? subscription
                        : subscription.stop(By.OWNER, clock.instant()));
    }

    /** @throws Problem stopped_by_operator */
    Subscription start(UUID account, UUID id) {
        return carryOut(account, id, subscription -> {
            if (isStoppedBy(Actor.OPERATOR, subscription)) {
                throw new Problem(403, "stopped_by_operator", "The server was stopped by an operator.");
            }
            boolean underWay = subscription.state() instanceof SubscriptionState.Starting;
            return underWay ? subscription : subscription.start(By.OWNER, clock.instant());
        });
    }

    Subscription restart(UUID account, UUID id) {
        return carryOut(account, id, subscription -> {
            boolean underWay = subscription.state() instanceof SubscriptionState.Restarting
                    || subscription.state() instanceof SubscriptionState.Starting;
            return underWay ? subscription : subscription.restart(By.OWNER, clock.instant());
        });
    }

    Subscription cancel(UUID account, UUID id) {
        return carryOut(
                account,
                id,
                subscription -> subscription.terms().cancellation() == null
                        ? subscription.cancel(By.OWNER, clock.instant())
                        : subscription);
    }

    Subscription undoCancel(UUID account, UUID id) {
        return carryOut(
                account,
                id,
                subscription ->
                        subscription.terms().cancellation() == null ? subscription : subscription.undoCancel(By.OWNER));
    }

    private Subscription carryOut(UUID account, UUID id, UnaryOperator<Subscription> arrow) {
        subscribing.get(account, id);
        return commands.carryOut(id, arrow, Command::ofOwner);
    }

    private static boolean isStoppedBy(Actor actor, Subscription subscription) {
        return switch (subscription.state()) {
            case SubscriptionState.Stopping stopping -> stopping.stop().by() == actor;
            case SubscriptionState.Stopped stopped -> stopped.stop().by() == actor;
            case SubscriptionState.Requested _,
                    SubscriptionState.Provisioning _,
                    SubscriptionState.Serving _,
                    SubscriptionState.Starting _,
                    SubscriptionState.Failed _,
                    SubscriptionState.Over _ -> false;
        };
    }
}
