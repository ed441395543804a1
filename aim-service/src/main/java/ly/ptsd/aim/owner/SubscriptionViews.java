package ly.ptsd.aim.owner;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import ly.ptsd.aim.machine.Machines;
import ly.ptsd.aim.machine.Machines.Seen;
import ly.ptsd.aim.owner.SubscriptionView.FailureView;
import ly.ptsd.aim.owner.SubscriptionView.NextPlan;
import ly.ptsd.aim.owner.SubscriptionView.ServerView;
import ly.ptsd.aim.owner.SubscriptionView.StepView;
import ly.ptsd.aim.owner.SubscriptionView.StoppedView;
import ly.ptsd.aim.owner.SubscriptionView.UsageView;
import ly.ptsd.aim.plan.PlanOffer;
import ly.ptsd.aim.plan.Plans;
import ly.ptsd.aim.subscription.Stop;
import ly.ptsd.aim.subscription.Subscription;
import ly.ptsd.aim.subscription.SubscriptionState;
import ly.ptsd.aim.tenant.DeploymentProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what owners see of a subscription. */
@Component
class SubscriptionViews {

    /** Two health calls missed. */
    private static final Duration SILENT = Duration.ofSeconds(60);

    private final Plans plans;
    private final Machines machines;
    private final DeploymentProperties deployment;
    private final Clock clock;

    SubscriptionViews(Plans plans, Machines machines, DeploymentProperties deployment, Clock clock) {
        this.plans = plans;
        this.machines = machines;
        this.deployment = deployment;
        this.clock = clock;
    }

    SubscriptionView of(Subscription subscription) {
        var state = subscription.state();
        var terms = subscription.terms();
        var cancellation = terms.cancellation();
        var seen = state.instanceId().flatMap(machines::lastSeen);
        return new SubscriptionView(
                subscription.id(),
                subscription.tenant().value(),
                state.name(),
                subscription.createdAt(),
                subscription.timeline().steps().stream().map(StepView::of).toList(),
                PlanOffer.of(plans.get(terms.plan())),
                terms.plan().id(),
                deployment.region(),
                terms.activatedAt(),
                subscription.periodEndsAt(clock.instant()),
                cancellation == null ? null : cancellation.at(),
                cancellation == null ? null : cancellation.graceEndsAt(),
                subscription.isReadOnly(),
                stopped(state),
                state instanceof SubscriptionState.Failed failed ? new FailureView(failed.reason(), failed.at()) : null,
                seen.map(this::server).orElse(null),
                seen.flatMap(SubscriptionViews::usage).orElse(null),
                terms.nextPlan() == null ? null : new NextPlan(terms.nextPlan().id()));
    }

    private ServerView server(Seen seen) {
        boolean degraded = clock.instant().isAfter(seen.at().plus(SILENT));
        return new ServerView(
                seen.version(), seen.at(), seen.diskFreeBytes(), seen.load(), seen.runningJobs(), degraded);
    }

    private static Optional<UsageView> usage(Seen seen) {
        return Optional.ofNullable(seen.usage())
                .map(usage ->
                        new UsageView(usage.storedBytes(), usage.largestUploadBytes(), usage.maxHeight(), seen.at()));
    }

    private static @Nullable StoppedView stopped(SubscriptionState state) {
        return switch (state) {
            case SubscriptionState.Stopping stopping -> stopped(stopping.stop());
            case SubscriptionState.Stopped rest -> stopped(rest.stop());
            case SubscriptionState.Requested _,
                    SubscriptionState.Provisioning _,
                    SubscriptionState.Serving _,
                    SubscriptionState.Starting _,
                    SubscriptionState.Failed _,
                    SubscriptionState.Over _ -> null;
        };
    }

    private static StoppedView stopped(Stop stop) {
        return new StoppedView(stop.by(), stop.reason(), stop.since());
    }
}
