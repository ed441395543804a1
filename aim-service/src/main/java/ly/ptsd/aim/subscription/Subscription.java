package ly.ptsd.aim.subscription;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import ly.ptsd.aim.bucket.BucketName;
import ly.ptsd.aim.instance.InstanceId;
import ly.ptsd.aim.plan.PlanVersion;
import ly.ptsd.aim.reason.Reason;
import ly.ptsd.aim.subscription.SubscriptionState.Active;
import ly.ptsd.aim.subscription.SubscriptionState.Ended;
import ly.ptsd.aim.subscription.SubscriptionState.Ending;
import ly.ptsd.aim.subscription.SubscriptionState.Failed;
import ly.ptsd.aim.subscription.SubscriptionState.Grace;
import ly.ptsd.aim.subscription.SubscriptionState.Over;
import ly.ptsd.aim.subscription.SubscriptionState.Paused;
import ly.ptsd.aim.subscription.SubscriptionState.Provisioning;
import ly.ptsd.aim.subscription.SubscriptionState.Replacing;
import ly.ptsd.aim.subscription.SubscriptionState.Requested;
import ly.ptsd.aim.subscription.SubscriptionState.Serving;
import ly.ptsd.aim.subscription.SubscriptionState.Starting;
import ly.ptsd.aim.subscription.SubscriptionState.Stopped;
import ly.ptsd.aim.subscription.SubscriptionState.Stopping;
import ly.ptsd.aim.tenant.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * An account's subscription to a plan. Each method is one arrow between states and refuses, by {@link CommandRefused},
 * to start anywhere else. Arrows that people ask for are in {@link Command}, too.
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
        List<Transition> transitions) {

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

    public Subscription provision(Instant at) {
        return switch (state) {
            case Requested() -> makeNext(timeline.begin(at), Cause.PROVISIONING_BEGAN, By.PLATFORM);
            case Provisioning _, Serving _, Paused _, Failed _, Over _ -> throw refused("be provisioned");
        };
    }

    /** The current step is done; the next one begins. */
    public Subscription advance(Instant at) {
        return step("advance", steps -> steps.advance(at));
    }

    /** The current step goes on, and this is why it takes longer. */
    public Subscription waiting(Reason reason) {
        return step("wait", steps -> steps.waiting(reason));
    }

    /** The launched instance was of no use: another one is launched within the same generation. */
    public Subscription relaunch(Instant at) {
        return step("be relaunched", steps -> steps.rewind(Step.INSTANCE, at));
    }

    private Subscription step(String command, UnaryOperator<Timeline> change) {
        return switch (state) {
            case Provisioning _, Replacing _ -> with(state, change.apply(timeline));
            case Requested _, Active _, Grace _, Paused _, Failed _, Over _ -> throw refused(command);
        };
    }

    /** The bucket's name belongs to somebody else. */
    public Subscription renameBucket(BucketName name) {
        return switch (state) {
            case Provisioning _ -> with(name);
            case Requested _, Serving _, Paused _, Failed _, Over _ -> throw refused("take another bucket");
        };
    }

    /** The server of the newest generation is reached at this address. */
    public Subscription activate(InstanceId instance, URI address, Instant at) {
        return switch (state) {
            case Provisioning(int generation) ->
                serve(new Server(generation, instance, address), timeline.advance(at), at, Cause.SERVER_READY);
            case Replacing replacing ->
                serve(
                        new Server(replacing.next(), instance, address),
                        timeline.advance(at),
                        at,
                        terms.nextPlan() == null ? Cause.SERVER_REPLACED : Cause.PLAN_CHANGED);
            case Starting starting ->
                serve(new Server(starting.generation(), instance, address), timeline, at, Cause.SERVER_READY);
            case Requested _, Active _, Grace _, Stopping _, Stopped _, Failed _, Over _ ->
                throw refused("become active");
        };
    }

    private Subscription serve(Server server, Timeline steps, Instant at, Cause cause) {
        return with(terms.activated(at).changed()).to(serving(server), steps, cause, By.PLATFORM);
    }

    private SubscriptionState serving(Server server) {
        var cancellation = terms.cancellation();
        return cancellation == null || cancellation.graceEndsAt() == null
                ? new Active(server)
                : new Grace(server, cancellation.graceEndsAt());
    }

    public Subscription fail(Reason reason, Instant at) {
        return switch (state) {
            case Provisioning(int generation) ->
                to(
                        new Failed(generation, reason.code(), at),
                        timeline.failed(at, reason),
                        Cause.PROVISIONING_FAILED,
                        By.platform(reason));
            case Requested _, Serving _, Paused _, Failed _, Over _ -> throw refused("fail");
        };
    }

    /** What is done stays, what failed begins anew with another generation. */
    public Subscription retry(By by, Instant at) {
        return switch (state) {
            case Failed _ -> makeNext(timeline.rewind(failedStep(), at), Cause.RETRIED, by);
            case Requested _, Provisioning _, Serving _, Paused _, Over _ -> throw refused("be retried");
        };
    }

    /** The next generation is made while this one serves. */
    public Subscription replace(ReplacementCause cause, By by, Instant at) {
        return switch (state) {
            case Active(var server) -> replace(server, cause, by, at);
            case Grace grace -> replace(grace.server(), cause, by, at);
            case Requested _, Provisioning _, Replacing _, Paused _, Failed _, Over _ -> throw refused("be replaced");
        };
    }

    private Subscription replace(Server server, ReplacementCause cause, By by, Instant at) {
        int next = generations + 1;
        return begin(next)
                .to(new Replacing(server, next, cause), timeline.rewind(Step.INSTANCE, at), cause.cause(), by);
    }

    /** The next generation came to nothing: the old one goes on. */
    public Subscription abandon(Reason reason, Instant at, Instant again) {
        return switch (state) {
            case Replacing replacing -> {
                var cause = terms.nextPlan() == null ? Cause.REPLACEMENT_FAILED : Cause.PLAN_CHANGE_FAILED;
                yield with(terms.unchanged())
                        .notBefore(again)
                        .to(serving(replacing.server()), timeline.complete(at), cause, By.platform(reason));
            }
            case Requested _, Provisioning _, Active _, Grace _, Paused _, Failed _, Over _ ->
                throw refused("go on as before");
        };
    }

    /** The generation that is being made is given up: what served before goes on. */
    public Subscription giveUp(Reason reason, Instant at, Instant again) {
        return state instanceof Replacing ? abandon(reason, at, again) : fail(reason, at);
    }

    /** The instance is gone, or does not come up again: the next generation takes over as soon as it is there. */
    public Subscription lose(Reason reason, Instant at) {
        return switch (state) {
            case Active _, Grace _ ->
                makeNext(timeline.rewind(Step.INSTANCE, at), Cause.SERVER_LOST, By.platform(reason));
            case Starting _ -> makeNext(timeline.rewind(Step.INSTANCE, at), Cause.START_FAILED, By.platform(reason));
            case Requested _, Provisioning _, Replacing _, Stopping _, Stopped _, Failed _, Over _ ->
                throw refused("lose its server");
        };
    }

    /** The same instance is reached at another address. */
    public Subscription move(URI address) {
        return switch (state) {
            case Active(var server) -> with(new Active(server.at(address)), timeline);
            case Grace(var server, var until) -> with(new Grace(server.at(address), until), timeline);
            case Requested _, Provisioning _, Replacing _, Paused _, Failed _, Over _ -> throw refused("move");
        };
    }

    /** The server is to rest; an operator's stop takes the place of the owner's. */
    public Subscription stop(By by, Instant at) {
        demand(by.actor() == Actor.OWNER ? Command.STOP : Command.SUSPEND, "be stopped");
        var stop = new Stop(by.actor(), by.detail(), at);
        return switch (state) {
            case Active(var server) -> rest(server, stop, by);
            case Grace grace -> rest(grace.server(), stop, by);
            case Stopping stopping ->
                to(new Stopping(stopping.generation(), stopping.instance(), stop), timeline, Cause.STOP_ASKED, by);
            case Stopped stopped ->
                to(new Stopped(stopped.generation(), stopped.instance(), stop), timeline, Cause.STOP_ASKED, by);
            case Requested _, Provisioning _, Replacing _, Starting _, Failed _, Over _ -> throw refused("be stopped");
        };
    }

    private Subscription rest(Server server, Stop stop, By by) {
        return to(new Stopping(server.generation(), server.instance(), stop), timeline, Cause.STOP_ASKED, by);
    }

    /** The instance rests. */
    public Subscription stopped() {
        return switch (state) {
            case Stopping(int generation, var instance, var stop) ->
                to(new Stopped(generation, instance, stop), timeline, Cause.STOPPED, By.PLATFORM);
            case Requested _, Provisioning _, Serving _, Stopped _, Starting _, Failed _, Over _ ->
                throw refused("be stopped");
        };
    }

    /** The instance is to serve again. */
    public Subscription start(By by, Instant at) {
        demand(by.actor() == Actor.OWNER ? Command.START : Command.RESUME, "be started");
        return switch (state) {
            case Stopped stopped ->
                to(new Starting(stopped.generation(), stopped.instance(), at), timeline, Cause.START_ASKED, by);
            case Requested _, Provisioning _, Serving _, Stopping _, Starting _, Failed _, Over _ ->
                throw refused("be started");
        };
    }

    /** The server there is fits the other plan. */
    public Subscription changePlan(PlanVersion other, By by) {
        demand(Command.PLAN_CHANGE, "change its plan");
        return with(terms.changedTo(other)).to(state, timeline, Cause.PLAN_CHANGED, by);
    }

    /** The other plan wants another server, and is in force as soon as that serves. */
    public Subscription replaceForPlan(PlanVersion other, By by, Instant at) {
        demand(Command.PLAN_CHANGE, "change its plan");
        return with(terms.changingTo(other)).replace(ReplacementCause.PLAN_CHANGE, by, at);
    }

    /** To end with the period; at once when no server has ever served. */
    public Subscription cancel(By by, Instant at) {
        demand(Command.CANCEL, "be cancelled");
        var activatedAt = terms.activatedAt();
        if (activatedAt == null) {
            return to(new Ending(at), timeline, Cause.CANCELLED, by);
        }
        return with(terms.cancelled(new Cancellation(at, Periods.end(activatedAt, at), null)))
                .to(state, timeline, Cause.CANCELLED, by);
    }

    public Subscription undoCancel(By by) {
        demand(Command.UNDO_CANCEL, "take its cancellation back");
        var next = state instanceof Grace grace ? new Active(grace.server()) : state;
        return with(terms.cancelled(null)).to(next, timeline, Cause.CANCELLATION_UNDONE, by);
    }

    /** The period that was paid for is over. */
    public Subscription endPeriod(Instant graceEndsAt) {
        var cancellation = terms.cancellation();
        if (cancellation == null || cancellation.isInGrace() || !state.isLiving()) {
            throw refused("end its period");
        }
        var next = state instanceof Active(var server) ? new Grace(server, graceEndsAt) : state;
        return with(terms.cancelled(cancellation.graceUntil(graceEndsAt)))
                .to(next, timeline, Cause.PERIOD_ENDED, By.PLATFORM);
    }

    /** It is over, wherever it stands. */
    public Subscription end(Cause cause, By by, Instant at) {
        demand(Command.END, "end");
        return to(new Ending(at), timeline, cause, by);
    }

    /**
     * Everything that was made for it is removed.
     *
     * @param proof what was looked for in vain
     */
    public Subscription ended(String proof, Instant at) {
        return switch (state) {
            case Ending _ -> to(new Ended(at), timeline, Cause.CLEARED, By.finding(proof));
            case Requested _, Provisioning _, Serving _, Paused _, Failed _, Ended _ -> throw refused("be over");
        };
    }

    private void demand(Command command, String words) {
        if (!command.fits(this)) {
            throw refused(words);
        }
    }

    private CommandRefused refused(String command) {
        return new CommandRefused(command, state);
    }

    /** A new generation has no instance yet, so nothing after the bucket can be kept. */
    private Step failedStep() {
        boolean bucketIsReady = timeline.get(Step.BUCKET).state() == StepProgress.State.DONE;
        return bucketIsReady ? Step.INSTANCE : Step.BUCKET;
    }

    private Subscription makeNext(Timeline steps, Cause cause, By by) {
        int next = generations + 1;
        return begin(next).to(new Provisioning(next), steps, cause, by);
    }

    private Subscription to(SubscriptionState next, Timeline steps, Cause cause, By by) {
        var entry = new Transition(state.name(), next.name(), cause, by);
        return copy(bucket, terms, next, steps, generations, replaceNotBefore, version, append(entry));
    }

    private List<Transition> append(Transition entry) {
        return Stream.concat(transitions.stream(), Stream.of(entry)).toList();
    }

    private Subscription with(SubscriptionState next, Timeline steps) {
        return copy(bucket, terms, next, steps, generations, replaceNotBefore, version, transitions);
    }

    private Subscription with(Terms agreed) {
        return copy(bucket, agreed, state, timeline, generations, replaceNotBefore, version, transitions);
    }

    private Subscription with(BucketName name) {
        return copy(name, terms, state, timeline, generations, replaceNotBefore, version, transitions);
    }

    private Subscription begin(int generation) {
        return copy(bucket, terms, state, timeline, generation, null, version, transitions);
    }

    private Subscription notBefore(Instant again) {
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
