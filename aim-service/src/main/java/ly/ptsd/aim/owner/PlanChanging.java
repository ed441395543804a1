package ly.ptsd.aim.owner;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import ly.ptsd.aim.instance.InstanceId;
import ly.ptsd.aim.instance.LaunchOrders;
import ly.ptsd.aim.instance.Launches;
import ly.ptsd.aim.machine.Machines;
import ly.ptsd.aim.machine.Machines.Seen;
import ly.ptsd.aim.plan.Plan;
import ly.ptsd.aim.plan.Plans;
import ly.ptsd.aim.subscription.By;
import ly.ptsd.aim.subscription.Command;
import ly.ptsd.aim.subscription.Commands;
import ly.ptsd.aim.subscription.Subscribing;
import ly.ptsd.aim.subscription.Subscription;
import ly.ptsd.aim.subscription.SubscriptionRequests;
import ly.ptsd.platform.problem.Problem;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** From one plan to another, which is shown first and done once. */
@Component
class PlanChanging {

    private final Subscribing subscribing;
    private final SubscriptionRequests requests;
    private final Commands commands;
    private final Plans plans;
    private final Machines machines;
    private final Launches launches;
    private final LaunchOrders orders;
    private final Clock clock;

    PlanChanging(
            Subscribing subscribing,
            SubscriptionRequests requests,
            Commands commands,
            Plans plans,
            Machines machines,
            Launches launches,
            LaunchOrders orders,
            Clock clock) {
        this.subscribing = subscribing;
        this.requests = requests;
        this.commands = commands;
        this.plans = plans;
        this.machines = machines;
        this.launches = launches;
        this.orders = orders;
        this.clock = clock;
    }

    /** @throws Problem subscription_unknown, plan_unknown */
    PlanChange preview(UUID account, UUID id, String plan) {
        return preview(subscribing.get(account, id), offered(plan));
    }

    /**
     * Changes the plan, or answers again what was answered to the same key.
     *
     * @param acceptExceeding the owner has seen what exceeds the other plan
     * @throws Problem subscription_unknown, plan_unknown, idempotency_key_reused, plan_limits_exceeded with what exceeds,
     *     request_conflict
     */
    Subscription change(UUID account, UUID id, String key, String plan, boolean acceptExceeding) {
        subscribing.get(account, id);
        var request = "plan-change %s %s %s".formatted(id, plan, acceptExceeding);
        return answered(account, key, request).orElseGet(() -> {
            var wanted = offered(plan);
            try {
                return commands.carryOut(
                        id,
                        subscription -> {
                            requests.add(account, key, request, id);
                            return change(subscription, wanted, acceptExceeding);
                        },
                        Command::ofOwner);
            } catch (DuplicateKeyException anotherRequestWasFirst) {
                return answered(account, key, request).orElseThrow();
            }
        });
    }

    private Subscription change(Subscription subscription, Plan wanted, boolean acceptExceeding) {
        if (subscription.plan().equals(wanted.key())) {
            return subscription;
        }
        var preview = preview(subscription, wanted);
        var changed = preview.replacesServer()
                ? subscription.replaceForPlan(wanted.key(), By.OWNER, clock.instant())
                : subscription.changePlan(wanted.key(), By.OWNER);
        if (!preview.exceeds().isEmpty() && !acceptExceeding) {
            throw new Problem(409, "plan_limits_exceeded", "More is used than the plan allows.")
                    .with("exceeds", preview.exceeds());
        }
        return changed;
    }

    private PlanChange preview(Subscription subscription, Plan wanted) {
        var instance = subscription.state().instanceId();
        var usage = instance.flatMap(machines::lastSeen).map(Seen::usage).orElse(null);
        boolean replaces = instance.filter(there -> !fits(there, wanted)).isPresent();
        return PlanChange.of(plans.get(subscription.plan()), wanted, usage, replaces);
    }

    private boolean fits(InstanceId instance, Plan wanted) {
        return launches.find(instance)
                .filter(launch ->
                        orders.typesFor(wanted).contains(launch.order().instanceType()))
                .isPresent();
    }

    private Plan offered(String plan) {
        return plans.findOffered(plan)
                .orElseThrow(() -> new Problem(422, "plan_unknown", "There is no plan of this name."));
    }

    private Optional<Subscription> answered(UUID account, String key, String request) {
        return requests.find(account, key).map(known -> {
            if (!known.isFor(request)) {
                throw new Problem(422, "idempotency_key_reused", "This Idempotency-Key was used for another request.");
            }
            return subscribing.get(account, known.subscription());
        });
    }
}
