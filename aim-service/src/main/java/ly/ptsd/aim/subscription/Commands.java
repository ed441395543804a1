package ly.ptsd.aim.subscription;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import ly.ptsd.aim.subscription.SubscriptionState.Stopping;
import ly.ptsd.platform.messages.SubscriptionSuspended;
import ly.ptsd.platform.messages.outbox.Outbox;
import ly.ptsd.platform.problem.Problem;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries out what people ask: the new state, its history, its messages and the wake-up call are one transaction. */
@Component
public class Commands {

    /** The reconciler may write at any time; a command that is overtaken looks again. */
    private static final int TRIES = 5;

    private final Subscriptions subscriptions;
    private final ReconcileTask reconciling;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Commands(
            Subscriptions subscriptions,
            ReconcileTask reconciling,
            Outbox outbox,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.reconciling = reconciling;
        this.outbox = outbox;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * @param allowed what may be asked instead
     * @return the subscription as it is then; the same when the arrow changes nothing
     * @throws Problem request_conflict, with the state and what is allowed in it
     */
    public Subscription carryOut(
            UUID id, UnaryOperator<Subscription> arrow, Function<Subscription, List<Command>> allowed) {
        for (int tried = 1; ; tried++) {
            var found = subscriptions.find(id).orElseThrow();
            try {
                return transaction.execute(_ -> write(found, arrow.apply(found)));
            } catch (CommandRefused refused) {
                throw conflict(found, allowed.apply(found), refused);
            } catch (OptimisticLockingFailureException overtaken) {
                if (tried == TRIES) {
                    throw overtaken;
                }
            }
        }
    }

    private Subscription write(Subscription before, Subscription after) {
        if (after.equals(before)) {
            return before;
        }
        var written = subscriptions.save(after);
        if (written.state() instanceof Stopping && !(before.state() instanceof Stopping)) {
            outbox.add(new SubscriptionSuspended(
                    UUID.randomUUID(),
                    written.version(),
                    clock.instant(),
                    written.id(),
                    written.tenant().value(),
                    written.account()));
        }
        reconciling.wake(written.id());
        return written;
    }

    private static Problem conflict(Subscription found, List<Command> allowed, CommandRefused refused) {
        return new Problem(409, "request_conflict", String.valueOf(refused.getMessage()))
                .with("state", found.state().name())
                .with("allowed", allowed.stream().map(Command::code).toList());
    }
}
