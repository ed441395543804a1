package ly.ptsd.aim.testbed;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Kills what runs on this thread at its n-th point: right before or right after a call to the cloud, or right after a
 * write that the database has committed. The SDK and the database show every call and every write, so that no list of
 * points is kept by hand.
 */
public final class Halting implements ExecutionInterceptor {

    /** The process has died: nothing catches this, as nothing would run after a kill. */
    public static final class Halt extends Error {}

    private static final class Life {

        private final List<String> points = new ArrayList<>();
        private final int last;

        private Life(int last) {
            this.last = last;
        }
    }

    private static final ThreadLocal<@Nullable Life> LIFE = new ThreadLocal<>();

    /** Runs to the end and tells the points it passed. */
    public static List<String> points(Runnable work) {
        var life = new Life(Integer.MAX_VALUE);
        run(life, work);
        return life.points;
    }

    /**
     * Runs until it dies.
     *
     * @param point counted from 1
     * @return whether it came so far
     */
    public static boolean dieAt(int point, Runnable work) {
        try {
            run(new Life(point), work);
            return false;
        } catch (Halt asPlanned) {
            return true;
        }
    }

    /** What others do meanwhile: nothing in it is a point. */
    public static void aside(Runnable work) {
        var life = LIFE.get();
        LIFE.remove();
        try {
            work.run();
        } finally {
            LIFE.set(life);
        }
    }

    static void pass(String point) {
        var life = LIFE.get();
        if (life != null) {
            life.points.add(point);
            if (life.points.size() == life.last) {
                throw new Halt();
            }
        }
    }

    private static void run(Life life, Runnable work) {
        LIFE.set(life);
        try {
            work.run();
        } finally {
            LIFE.remove();
        }
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        pass("before " + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        pass("after " + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    }
}
