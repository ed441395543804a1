package ly.ptsd.aim.provisioning;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import ly.ptsd.aim.subscription.ReconcileTask;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReconcileConfiguration {

    /** Then others may have their turn. */
    private static final int STEPS_AT_A_TIME = 10;

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    /**
     * One stored task per subscription, put off rather than finished until nothing is left of it: while a process does it, its heartbeat keeps
     * others away; when the process dies, another one takes over.
     */
    @Bean
    CustomTask<Void> reconcile(Reconciler reconciler, Clock clock) {
        return Tasks.custom(ReconcileTask.DESCRIPTOR)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_FAILURE))
                .onDeadExecutionRevive()
                .execute((task, context) -> {
                    var next = drive(reconciler, UUID.fromString(task.getId()));
                    return (complete, operations) -> {
                        switch (next) {
                            case Next.Now() -> operations.reschedule(complete, clock.instant());
                            case Next.After(var delay) ->
                                operations.reschedule(complete, clock.instant().plus(delay));
                            case Next.Never() -> operations.remove();
                        }
                    };
                });
    }

    private static Next drive(Reconciler reconciler, UUID subscription) {
        Next next = new Next.Now();
        for (int step = 0; step < STEPS_AT_A_TIME && next instanceof Next.Now; step++) {
            next = reconciler.step(subscription);
        }
        return next;
    }
}
