package ly.ptsd.aim.testbed;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Kills what runs on this thread right before or right after its n-th call to the cloud. The SDK finds it on the class
 * path and shows it every call, so that no list of calls is kept by hand.
 */
public final class Halting implements ExecutionInterceptor {

    /** The process has died: nothing catches this, as nothing would run after a kill. */
    public static final class Halt extends Error {}

    public enum Moment {
        BEFORE,
        AFTER
    }

    private record Plan(AtomicInteger calls, int fatal, Moment moment) {}

    private static final ThreadLocal<@Nullable Plan> PLAN = new ThreadLocal<>();

    /** Runs to the end and tells how many calls were made. */
    public static int count(Runnable work) {
        var plan = new Plan(new AtomicInteger(), -1, Moment.BEFORE);
        run(plan, work);
        return plan.calls().get();
    }

    /** Runs until it dies. */
    public static void dieAt(int call, Moment moment, Runnable work) {
        try {
            run(new Plan(new AtomicInteger(), call, moment), work);
        } catch (Halt asPlanned) {
            return;
        }
        throw new AssertionError("it should have died at call " + call);
    }

    private static void run(Plan plan, Runnable work) {
        PLAN.set(plan);
        try {
            work.run();
        } finally {
            PLAN.remove();
        }
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        var plan = PLAN.get();
        if (plan != null && plan.calls().incrementAndGet() == plan.fatal() && plan.moment() == Moment.BEFORE) {
            throw new Halt();
        }
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        var plan = PLAN.get();
        if (plan != null && plan.calls().get() == plan.fatal() && plan.moment() == Moment.AFTER) {
            throw new Halt();
        }
    }
}
