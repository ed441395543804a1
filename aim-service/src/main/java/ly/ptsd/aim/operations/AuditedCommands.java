package ly.ptsd.aim.operations;

import java.util.function.BiFunction;
import ly.ptsd.aim.operations.AuditLog.Order;
import ly.ptsd.aim.subscription.Command;
import ly.ptsd.aim.subscription.OperatorCommands;
import ly.ptsd.aim.subscription.Subscription;
import ly.ptsd.aim.tenant.TenantId;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries out an operator's command and writes it down, both or neither. */
@Component
class AuditedCommands {

    /** The reconciler may write at any time. */
    private static final int TRIES = 5;

    private final OperatorCommands commands;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    AuditedCommands(OperatorCommands commands, AuditLog audit, PlatformTransactionManager transactions) {
        this.commands = commands;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    void carryOut(Command command, TenantId tenant, Order order) {
        for (int tried = 1; ; tried++) {
            try {
                transaction.executeWithoutResult(_ -> {
                    of(command).apply(tenant, order.reason());
                    audit.add(order, command.code(), tenant, null);
                });
                return;
            } catch (OptimisticLockingFailureException | UnexpectedRollbackException overtaken) {
                if (tried == TRIES) {
                    throw overtaken;
                }
            }
        }
    }

    private BiFunction<TenantId, String, Subscription> of(Command command) {
        return switch (command) {
            case RETRY -> commands::retry;
            case SUSPEND -> commands::suspend;
            case RESUME -> commands::resume;
            case RESTART -> commands::restart;
            case REPLACE -> commands::replace;
            case END -> commands::end;
            case PLAN_CHANGE, CANCEL, UNDO_CANCEL, STOP, START ->
                throw new IllegalArgumentException("not an operator's command: " + command);
        };
    }
}
