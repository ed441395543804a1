package ly.ptsd.aim.subscription;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import ly.ptsd.aim.bucket.BucketName;
import ly.ptsd.aim.plan.PlanVersion;
import ly.ptsd.aim.subscription.SubscriptionState.Active;
import ly.ptsd.aim.subscription.SubscriptionState.Grace;
import ly.ptsd.aim.subscription.SubscriptionState.Provisioning;
import ly.ptsd.aim.subscription.SubscriptionState.Replacing;
import ly.ptsd.aim.subscription.SubscriptionState.Requested;
import ly.ptsd.aim.tenant.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * An account's subscription to a plan. Each method of {@link Making}, {@link Keeping} and {@link Agreeing} is one arrow
 * between states and refuses, by {@link CommandRefused}, to start anywhere else. Arrows that people ask for are in
 * {@link Command}, too.
 *
 * @param bucket its name, chosen before it exists
 * @param generations how many were begun: the next instance is of the next one
 * @param replaceNotBefore after a replacement that came to nothing: when one may be tried again unasked
 * @param version counts the writes; a write on top of an old version is refused
 * @param transitions what is to be written into its history with the next write
 */
public record Subscription(
        UUID id,
        UUID account,
        TenantId tenant,
        Instant createdAt,
        BucketName bucket,
        Terms terms,
        SubscriptionState state,
        Timeline timeline,
        int generations,
        @Nullable Instant replaceNotBefore,
        long version,
        List<Transition> transitions)
        implements Making, Keeping, Agreeing {

    public Subscription {
        transitions = List.copyOf(transitions);
    }

    static Subscription requested(UUID account, TenantId tenant, PlanVersion plan, BucketName bucket, Instant at) {
        var subscribed = new Transition(null, StateName.REQUESTED, Cause.SUBSCRIBED, By.OWNER);
        return new Subscription(
                UUID.randomUUID(),
                account,
                tenant,
                at,
                bucket,
                Terms.of(plan),
                new Requested(),
                Timeline.untouched(),
                0,
                null,
                0,
                List.of(subscribed));
    }

    /** As it was answered when it was requested, however far it has come since. */
    Subscription asRequested() {
        return copy(bucket, Terms.of(terms.plan()), new Requested(), Timeline.untouched(), 0, null, 0, List.of());
    }

    public PlanVersion plan() {
        return terms.plan();
    }

    /** The plan that an instance of this generation is made for. */
    public PlanVersion planOf(int generation) {
        var next = terms.nextPlan();
        return next != null && state instanceof Replacing replacing && replacing.next() == generation
                ? next
                : terms.plan();
    }

    /** The period is over: nothing new is taken. */
    public boolean isReadOnly() {
        var cancellation = terms.cancellation();
        return cancellation != null && cancellation.isInGrace();
    }

    /** Absent until a server has served. */
    public @Nullable Instant periodEndsAt(Instant now) {
        var cancellation = terms.cancellation();
        if (cancellation != null) {
            return cancellation.periodEndsAt();
        }
        return terms.activatedAt() == null ? null : Periods.end(terms.activatedAt(), now);
    }

    SubscriptionState serving(Server server) {
        var cancellation = terms.cancellation();
        return cancellation == null || cancellation.graceEndsAt() == null
                ? new Active(server)
                : new Grace(server, cancellation.graceEndsAt());
    }

    void demand(Command command, String words) {
        if (!command.fits(this)) {
            throw refused(words);
        }
    }

    CommandRefused refused(String command) {
        return new CommandRefused(command, state);
    }

    /** A new generation has no instance yet, so nothing after the bucket can be kept. */
    Step failedStep() {
        boolean bucketIsReady = timeline.get(Step.BUCKET).state() == StepProgress.State.DONE;
        return bucketIsReady ? Step.INSTANCE : Step.BUCKET;
    }

    Subscription makeNext(Timeline steps, Cause cause, By by) {
        int next = generations + 1;
        return begin(next).to(new Provisioning(next), steps, cause, by);
    }

    Subscription to(SubscriptionState next, Timeline steps, Cause cause, By by) {
        var entry = new Transition(state.name(), next.name(), cause, by);
        return copy(bucket, terms, next, steps, generations, replaceNotBefore, version, append(entry));
    }

    private List<Transition> append(Transition entry) {
        return Stream.concat(transitions.stream(), Stream.of(entry)).toList();
    }

    Subscription with(SubscriptionState next, Timeline steps) {
        return copy(bucket, terms, next, steps, generations, replaceNotBefore, version, transitions);
    }

    Subscription with(Terms agreed) {
        return copy(bucket, agreed, state, timeline, generations, replaceNotBefore, version, transitions);
    }

    Subscription with(BucketName name) {
        return copy(name, terms, state, timeline, generations, replaceNotBefore, version, transitions);
    }

    Subscription begin(int generation) {
        return copy(bucket, terms, state, timeline, generation, null, version, transitions);
    }

    Subscription notBefore(Instant again) {
        return copy(bucket, terms, state, timeline, generations, again, version, transitions);
    }

    Subscription withTimeline(Timeline steps) {
        return with(state, steps);
    }

    /** As it is after it was written. */
    Subscription atVersion(long next) {
        return copy(bucket, terms, state, timeline, generations, replaceNotBefore, next, List.of());
    }

    private Subscription copy(
            BucketName name,
            Terms agreed,
            SubscriptionState next,
            Timeline steps,
            int begun,
            @Nullable Instant again,
            long written,
            List<Transition> unwritten) {
        return new Subscription(
                id, account, tenant, createdAt, name, agreed, next, steps, begun, again, written, unwritten);
    }
}
