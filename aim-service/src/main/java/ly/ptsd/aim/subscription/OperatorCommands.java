package ly.ptsd.aim.subscription;

import java.time.Clock;
import java.util.function.UnaryOperator;
import ly.ptsd.aim.tenant.TenantId;
import ly.ptsd.platform.problem.Problem;
import org.springframework.stereotype.Component;

/**
 * What operators ask of anybody's subscription. Each answers the subscription as it is then.
 *
 * @throws Problem tenant_unknown; request_conflict with {@code state} and {@code allowed}
 */
@Component
public class OperatorCommands {

    private final Subscriptions subscriptions;
    private final Commands commands;
    private final Clock clock;

    OperatorCommands(Subscriptions subscriptions, Commands commands, Clock clock) {
        this.subscriptions = subscriptions;
        this.commands = commands;
        this.clock = clock;
    }

    public Subscription retry(TenantId tenant, String reason) {
        return carryOut(tenant, subscription -> subscription.retry(By.operator(reason), clock.instant()));
    }

    /** Stops the server, and keeps the owner from starting it. */
    public Subscription suspend(TenantId tenant, String reason) {
        return carryOut(tenant, subscription -> subscription.stop(By.operator(reason), clock.instant()));
    }

    /** Starts a server, whoever stopped it. */
    public Subscription resume(TenantId tenant, String reason) {
        return carryOut(tenant, subscription -> subscription.start(By.operator(reason), clock.instant()));
    }

    /** Boots the machine anew, with its disk and its address. */
    public Subscription restart(TenantId tenant, String reason) {
        return carryOut(tenant, subscription -> subscription.restart(By.operator(reason), clock.instant()));
    }

    /** Makes the next generation, also when nothing seems wrong with this one. */
    public Subscription replace(TenantId tenant, String reason) {
        return carryOut(
                tenant,
                subscription -> subscription.replace(ReplacementCause.OPERATOR, By.operator(reason), clock.instant()));
    }

    /** Ends it at once, with everything that was made for it. */
    public Subscription end(TenantId tenant, String reason) {
        return carryOut(
                tenant, subscription -> subscription.end(Cause.END_ASKED, By.operator(reason), clock.instant()));
    }

    private Subscription carryOut(TenantId tenant, UnaryOperator<Subscription> arrow) {
        var found = subscriptions
                .findByTenant(tenant)
                .orElseThrow(() -> new Problem(404, "tenant_unknown", "There is no such tenant."));
        return commands.carryOut(found.id(), arrow, Command::ofOperator);
    }
}
