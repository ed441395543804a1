package ly.ptsd.local.aws.fault;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import ly.ptsd.local.aws.fault.Fault.Delay;
import ly.ptsd.local.aws.fault.Fault.Effect;
import ly.ptsd.local.aws.fault.Fault.Hide;
import ly.ptsd.local.aws.fault.Fault.Impair;
import ly.ptsd.local.aws.fault.Fault.LoseAnswer;
import ly.ptsd.local.aws.fault.Fault.Refuse;
import ly.ptsd.local.aws.fault.Fault.Throttle;

/** The faults that are switched on, and how many calls they met. None by default. */
public final class FaultPlan {

    private final Map<String, Active> active = new LinkedHashMap<>();
    private final Clock clock;
    private int last;

    public FaultPlan(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param seen calls that fit
     * @param hit those among them that something happened to
     */
    public record Tally(int seen, int hit) {}

    /** A fault, what is left of it, and what it met. */
    private static final class Active {

        private final Fault fault;
        private final Pace pace;
        private final CountDownLatch over = new CountDownLatch(1);
        private int seen;
        private int hit;

        private Active(Fault fault, Pace pace) {
            this.fault = fault;
            this.pace = pace;
        }

        private boolean isSpent() {
            return fault.times() > 0 && hit >= fault.times();
        }
    }

    /** Takes effect at once. Returns its name, by which it is asked for and switched off. */
    public synchronized String add(Fault fault) {
        var name = Integer.toString(++last);
        var pace = fault.effect() instanceof Throttle(int burst, double perSecond)
                ? new Pace(burst, perSecond, clock)
                : Pace.ANY;
        active.put(name, new Active(fault, pace));
        return name;
    }

    public synchronized Optional<Tally> tally(String name) {
        return Optional.ofNullable(active.get(name)).map(found -> new Tally(found.seen, found.hit));
    }

    /** Answers that it keeps late are given at once. */
    public synchronized void remove(String name) {
        Optional.ofNullable(active.remove(name)).ifPresent(met -> met.over.countDown());
    }

    public synchronized void clear() {
        List.copyOf(active.keySet()).forEach(this::remove);
    }

    /**
     * What is to happen to a call that was just made. Its refusal comes alone; otherwise it may be late and its answer
     * lost.
     *
     * @param told what the call says, for what it is about
     */
    public synchronized Fate fate(String call, String told) {
        var fate = Fate.GOOD;
        for (var met : active.values()) {
            if (met.fault.fits(call, told)) {
                met.seen++;
                fate = met.isSpent() ? fate : fate.with(happens(met), met.over);
            }
        }
        return fate;
    }

    private static Effect happens(Active met) {
        Effect effect = met.fault.effect();
        boolean passes = effect instanceof Throttle && met.pace.allows()
                || effect instanceof Fault.Count
                || effect instanceof Hide
                || effect instanceof Impair;
        if (passes) {
            return new Fault.Count();
        }
        met.hit++;
        return effect;
    }

    /** Whether something made at that age is not seen yet by a call. */
    public synchronized boolean hides(String call, Hide.What what, String told, Duration age) {
        return effects(call, told)
                .anyMatch(effect -> effect instanceof Hide(var hidden, var youngerThan)
                        && hidden == what
                        && age.compareTo(youngerThan) < 0);
    }

    /** What the checks of an instance say instead of that all is well. */
    public synchronized Optional<Impair> impaired(String call, String told) {
        return effects(call, told)
                .filter(Impair.class::isInstance)
                .map(Impair.class::cast)
                .findFirst();
    }

    private Stream<Effect> effects(String call, String told) {
        return List.copyOf(active.values()).stream()
                .filter(met -> met.fault.fits(call, told))
                .map(met -> met.fault.effect());
    }

    /**
     * How late an answer is.
     *
     * @param over opens when the fault is over, and with it the wait
     */
    public record Late(Duration by, CountDownLatch over) {}

    /** What becomes of one call. */
    public record Fate(Optional<Effect> refusal, List<Late> late, boolean lost) {

        static final Fate GOOD = new Fate(Optional.empty(), List.of(), false);

        private Fate with(Effect effect, CountDownLatch over) {
            return switch (effect) {
                case Refuse _, Throttle _ -> new Fate(Optional.of(effect), late, lost);
                case Delay(var by) ->
                    new Fate(
                            refusal,
                            Stream.concat(late.stream(), Stream.of(new Late(by, over)))
                                    .toList(),
                            lost);
                case LoseAnswer() -> new Fate(refusal, late, true);
                case Fault.Count(), Hide _, Impair _ -> this;
            };
        }

        /** The refusal as this service words it, if there is one. */
        public Optional<Refuse> refusal(Refuse tooFast) {
            return refusal.map(effect -> effect instanceof Refuse refuse ? refuse : tooFast);
        }

        /** Waits for as long as the answer is late. */
        public void awaitAnswer() {
            try {
                for (var each : late) {
                    each.over.await(each.by.toMillis(), TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
