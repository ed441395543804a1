package ly.ptsd.aim.subscription;

import java.net.URI;
import java.time.Instant;
import java.util.function.UnaryOperator;
import ly.ptsd.aim.bucket.BucketName;
import ly.ptsd.aim.instance.InstanceId;
import ly.ptsd.aim.reason.Reason;
import ly.ptsd.aim.subscription.SubscriptionState.Active;
import ly.ptsd.aim.subscription.SubscriptionState.Failed;
import ly.ptsd.aim.subscription.SubscriptionState.Grace;
import ly.ptsd.aim.subscription.SubscriptionState.Over;
import ly.ptsd.aim.subscription.SubscriptionState.Paused;
import ly.ptsd.aim.subscription.SubscriptionState.Provisioning;
import ly.ptsd.aim.subscription.SubscriptionState.Replacing;
import ly.ptsd.aim.subscription.SubscriptionState.Requested;
import ly.ptsd.aim.subscription.SubscriptionState.Restarting;
import ly.ptsd.aim.subscription.SubscriptionState.Serving;
import ly.ptsd.aim.subscription.SubscriptionState.Starting;
import ly.ptsd.aim.subscription.SubscriptionState.Stopped;
import ly.ptsd.aim.subscription.SubscriptionState.Stopping;

/** The arrows of making a server, from the first to one that serves. */
sealed interface Making permits Subscription {

    SubscriptionState state();

    Timeline timeline();

    Terms terms();

    private Subscription self() {
        return (Subscription) this;
    }

    default Subscription provision(Instant at) {
        return switch (state()) {
            case Requested() -> self().makeNext(timeline().begin(at), Cause.PROVISIONING_BEGAN, By.PLATFORM);
            case Provisioning _, Serving _, Paused _, Failed _, Over _ -> throw self().refused("be provisioned");
        };
    }

    /** The current step is done; the next one begins. */
    default Subscription advance(Instant at) {
        return step("advance", steps -> steps.advance(at));
    }

    /** The current step goes on, and this is why it takes longer. */
    default Subscription waiting(Reason reason) {
        return step("wait", steps -> steps.waiting(reason));
    }

    /** The launched instance was of no use: another one is launched within the same generation. */
    default Subscription relaunch(Instant at) {
        return step("be relaunched", steps -> steps.rewind(Step.INSTANCE, at));
    }

    private Subscription step(String command, UnaryOperator<Timeline> change) {
        return switch (state()) {
            case Provisioning _, Replacing _ -> self().with(state(), change.apply(timeline()));
            case Requested _, Active _, Restarting _, Grace _, Paused _, Failed _, Over _ ->
                throw self().refused(command);
        };
    }

    /** The bucket's name belongs to somebody else. */
    default Subscription renameBucket(BucketName name) {
        return switch (state()) {
            case Provisioning _ -> self().with(name);
            case Requested _, Serving _, Paused _, Failed _, Over _ -> throw self().refused("take another bucket");
        };
    }

    /** The server of the newest generation is reached at this address. */
    default Subscription activate(InstanceId instance, URI address, Instant at) {
        return switch (state()) {
            case Provisioning(int generation) ->
                serve(new Server(generation, instance, address), timeline().advance(at), at, Cause.SERVER_READY);
            case Replacing replacing ->
                serve(
                        new Server(replacing.next(), instance, address),
                        timeline().advance(at),
                        at,
                        terms().nextPlan() == null ? Cause.SERVER_REPLACED : Cause.PLAN_CHANGED);
            case Starting starting ->
                serve(new Server(starting.generation(), instance, address), timeline(), at, Cause.SERVER_READY);
            case Requested _, Active _, Restarting _, Grace _, Stopping _, Stopped _, Failed _, Over _ ->
                throw self().refused("become active");
        };
    }

    private Subscription serve(Server server, Timeline steps, Instant at, Cause cause) {
        return self().with(terms().activated(at).changed()).to(self().serving(server), steps, cause, By.PLATFORM);
    }

    default Subscription fail(Reason reason, Instant at) {
        return switch (state()) {
            case Provisioning(int generation) ->
                self().to(
                                new Failed(generation, reason.code(), at),
                                timeline().failed(at, reason),
                                Cause.PROVISIONING_FAILED,
                                By.platform(reason));
            case Requested _, Serving _, Paused _, Failed _, Over _ -> throw self().refused("fail");
        };
    }

    /** What is done stays, what failed begins anew with another generation. */
    default Subscription retry(By by, Instant at) {
        return switch (state()) {
            case Failed _ -> self().makeNext(timeline().rewind(self().failedStep(), at), Cause.RETRIED, by);
            case Requested _, Provisioning _, Serving _, Paused _, Over _ -> throw self().refused("be retried");
        };
    }
}
