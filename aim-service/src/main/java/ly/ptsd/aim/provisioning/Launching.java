package ly.ptsd.aim.provisioning;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import ly.ptsd.aim.instance.InstanceFleet;
import ly.ptsd.aim.instance.InstanceFleet.LaunchAnswer;
import ly.ptsd.aim.instance.InstanceId;
import ly.ptsd.aim.instance.Launch;
import ly.ptsd.aim.instance.LaunchAllowance;
import ly.ptsd.aim.instance.LaunchOrder;
import ly.ptsd.aim.instance.LaunchOrders;
import ly.ptsd.aim.instance.LaunchState;
import ly.ptsd.aim.instance.Launches;
import ly.ptsd.aim.instance.UserData;
import ly.ptsd.aim.machine.BootTokens;
import ly.ptsd.aim.plan.Plans;
import ly.ptsd.aim.reason.Reason;
import ly.ptsd.aim.reason.ReasonCode;
import ly.ptsd.aim.subscription.StepProgress;
import ly.ptsd.aim.subscription.Subscription;
import ly.ptsd.aim.subscription.Subscriptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The step that costs money: first the order is written, then it is given, and given again unchanged until it is
 * definitely answered; only after a refusal or an end is the next one written.
 */
@Component
class Launching {

    private static final Logger log = LoggerFactory.getLogger(Launching.class);

    private static final Reason NO_CAPACITY = Reason.of(ReasonCode.NO_CAPACITY);

    private final Subscriptions subscriptions;
    private final Launches launches;
    private final LaunchOrders orders;
    private final Plans plans;
    private final LaunchAllowance allowance;
    private final InstanceFleet fleet;
    private final BootTokens bootTokens;
    private final ProvisioningProperties waiting;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Semaphore underWay;

    Launching(
            Subscriptions subscriptions,
            Launches launches,
            LaunchOrders orders,
            Plans plans,
            LaunchAllowance allowance,
            InstanceFleet fleet,
            BootTokens bootTokens,
            ProvisioningProperties waiting,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.launches = launches;
        this.orders = orders;
        this.plans = plans;
        this.allowance = allowance;
        this.fleet = fleet;
        this.bootTokens = bootTokens;
        this.waiting = waiting;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.underWay = new Semaphore(waiting.launchesAtATime());
    }

    Next next(Subscription subscription, int generation, StepProgress step) {
        var tried = launches.ofGeneration(subscription.tenant(), generation);
        if (!tried.isEmpty() && tried.getLast().state() instanceof LaunchState.Intended) {
            return inTurn(() -> give(subscription, tried.getLast()));
        }
        return decide(subscription, generation, step, tried);
    }

    /**
     * Finds out what an order that was perhaps given has become, by giving it once more: only its answer names the
     * instance that is to be terminated.
     */
    Next settle(Subscription subscription, Launch launch) {
        return inTurn(() -> ask(subscription, launch));
    }

    /** However many want a server: the rest of this process goes on, and Amazon is asked by a few at a time. */
    private Next inTurn(Supplier<Next> launch) {
        if (!underWay.tryAcquire()) {
            return new Next.After(waiting.tryAgain());
        }
        try {
            return launch.get();
        } finally {
            underWay.release();
        }
    }

    private Next ask(Subscription subscription, Launch launch) {
        var order = launch.order();
        fleet.grant(order.tenant(), subscription.bucket());
        var bootToken = bootTokens.token(order.tenant(), order.generation(), order.attempt());
        launches.save(
                switch (fleet.launch(order, UserData.of(order, bootToken))) {
                    case LaunchAnswer.Launched(var instance) -> launch.launched(instance, clock.instant());
                    case LaunchAnswer.NoCapacity(var words) -> launch.refused(noCapacity(words));
                    case LaunchAnswer.Refused(var words) -> launch.refused(refusal(words));
                });
        return new Next.Now();
    }

    private Next decide(Subscription subscription, int generation, StepProgress step, List<Launch> tried) {
        long lost = tried.stream()
                .filter(launch -> launch.state() instanceof LaunchState.Ended)
                .count();
        if (lost >= waiting.launchesPerGeneration()) {
            return giveUp(subscription, reasonOf(tried.getLast()));
        }
        var plan = plans.get(subscription.planOf(generation));
        int refusals = Math.toIntExact(tried.size() - lost);
        boolean everyChoiceRefused = refusals > 0 && refusals % orders.choices(plan) == 0;
        if (everyChoiceRefused && isOver(step)) {
            return giveUp(subscription, NO_CAPACITY);
        }
        var order = orders.write(subscription.tenant(), plan, generation, tried.size() + 1, refusals);
        return transaction.execute(_ -> write(subscription, order, everyChoiceRefused));
    }

    private Next write(Subscription subscription, LaunchOrder order, boolean everyChoiceRefused) {
        return switch (allowance.ask(order)) {
            case LaunchAllowance.Answer.Allowed() -> {
                // with the subscription's version: whoever looked before another process launched writes nothing
                subscriptions.save(everyChoiceRefused ? subscription.waiting(NO_CAPACITY) : subscription);
                launches.add(Launch.intended(order, clock.instant()));
                yield everyChoiceRefused ? new Next.After(waiting.tryAgain()) : new Next.Now();
            }
            case LaunchAllowance.Answer.Refused(var cause) -> {
                log.warn("no launch allowed: tenant={} cause={}", order.tenant(), cause);
                yield await(subscription, Reason.of(ReasonCode.LAUNCHES_STOPPED, cause.name()));
            }
        };
    }

    /** Says once why it takes longer. */
    private Next await(Subscription subscription, Reason reason) {
        boolean said = subscription.timeline().current().stream().anyMatch(step -> reason.equals(step.reason()));
        if (!said) {
            subscriptions.save(subscription.waiting(reason));
        }
        return new Next.After(waiting.tryAgain());
    }

    private Next give(Subscription subscription, Launch launch) {
        var order = launch.order();
        fleet.grant(order.tenant(), subscription.bucket());
        var bootToken = bootTokens.token(order.tenant(), order.generation(), order.attempt());
        switch (fleet.launch(order, UserData.of(order, bootToken))) {
            case LaunchAnswer.Launched(var instance) -> keep(subscription, launch, instance);
            case LaunchAnswer.NoCapacity(var words) -> {
                log.warn("no capacity: tenant={} type={} reason={}", order.tenant(), order.instanceType(), words);
                launches.save(launch.refused(noCapacity(words)));
            }
            case LaunchAnswer.Refused(var words) -> {
                log.error("launch refused: tenant={} reason={}", order.tenant(), words);
                transaction.executeWithoutResult(_ -> {
                    launches.save(launch.refused(refusal(words)));
                    subscriptions.save(givenUp(subscription, refusal(words)));
                });
            }
        }
        return new Next.Now();
    }

    /** Another process may have been refused with the very same order: then nobody knows this instance but us. */
    private void keep(Subscription subscription, Launch launch, InstanceId instance) {
        try {
            transaction.executeWithoutResult(_ -> {
                launches.save(launch.launched(instance, clock.instant()));
                subscriptions.save(subscription.advance(clock.instant()));
            });
        } catch (OptimisticLockingFailureException overtaken) {
            refused(launch.order())
                    .ifPresent(refused -> launches.save(refused.foundAfterAll(instance, clock.instant())));
            throw overtaken;
        }
    }

    private Optional<Launch> refused(LaunchOrder order) {
        return launches.find(order.tenant(), order.generation(), order.attempt())
                .filter(launch -> launch.state() instanceof LaunchState.Refused);
    }

    private Next giveUp(Subscription subscription, Reason reason) {
        subscriptions.save(givenUp(subscription, reason));
        return new Next.Now();
    }

    private Subscription givenUp(Subscription subscription, Reason reason) {
        var now = clock.instant();
        return subscription.giveUp(reason, now, now.plus(waiting.replaceAgain()));
    }

    private boolean isOver(StepProgress step) {
        var startedAt = step.startedAt();
        return startedAt != null && clock.instant().isAfter(startedAt.plus(waiting.makeDeadline()));
    }

    private static Reason noCapacity(String words) {
        return Reason.of(ReasonCode.NO_CAPACITY, words);
    }

    private static Reason refusal(String words) {
        return Reason.of(ReasonCode.LAUNCH_REFUSED, words);
    }

    private static Reason reasonOf(Launch launch) {
        return switch (launch.state()) {
            case LaunchState.Ended ended -> ended.reason();
            case LaunchState.Refused refused -> refused.reason();
            case LaunchState.Intended _, LaunchState.Running _, LaunchState.Draining _, LaunchState.Ending _ ->
                throw new IllegalStateException("this launch is not over");
        };
    }
}
