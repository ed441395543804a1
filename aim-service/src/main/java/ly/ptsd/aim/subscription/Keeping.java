package ly.ptsd.aim.subscription;

import java.net.URI;
import java.time.Instant;
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

/** The arrows of a server that is there: it is replaced, lost, stopped and started. */
sealed interface Keeping permits Subscription {

    SubscriptionState state();

    Timeline timeline();

    Terms terms();

    private Subscription self() {
        return (Subscription) this;
    }

    /** The next generation is made while this one serves. */
    default Subscription replace(ReplacementCause cause, By by, Instant at) {
        return switch (state()) {
            case Active(var server) -> replace(server, cause, by, at);
            case Grace grace -> replace(grace.server(), cause, by, at);
            case Requested _, Provisioning _, Replacing _, Restarting _, Paused _, Failed _, Over _ ->
                throw self().refused("be replaced");
        };
    }

    private Subscription replace(Server server, ReplacementCause cause, By by, Instant at) {
        int next = self().generations() + 1;
        return self().begin(next)
                .to(new Replacing(server, next, cause), timeline().rewind(Step.INSTANCE, at), cause.cause(), by);
    }

    /** The next generation came to nothing: the old one goes on. */
    default Subscription abandon(Reason reason, Instant at, Instant again) {
        return switch (state()) {
            case Replacing replacing -> {
                var cause = terms().nextPlan() == null ? Cause.REPLACEMENT_FAILED : Cause.PLAN_CHANGE_FAILED;
                yield self().with(terms().unchanged())
                        .notBefore(again)
                        .to(self().serving(replacing.server()), timeline().complete(at), cause, By.platform(reason));
            }
            case Requested _, Provisioning _, Active _, Restarting _, Grace _, Paused _, Failed _, Over _ ->
                throw self().refused("go on as before");
        };
    }

    /** The generation that is being made is given up: what served before goes on. */
    default Subscription giveUp(Reason reason, Instant at, Instant again) {
        return state() instanceof Replacing ? abandon(reason, at, again) : self().fail(reason, at);
    }

    /** The instance is gone, or does not come up again: the next generation takes over as soon as it is there. */
    default Subscription lose(Reason reason, Instant at) {
        return switch (state()) {
            case Active _, Grace _ ->
                self().makeNext(timeline().rewind(Step.INSTANCE, at), Cause.SERVER_LOST, By.platform(reason));
            case Starting _ ->
                self().makeNext(timeline().rewind(Step.INSTANCE, at), Cause.START_FAILED, By.platform(reason));
            case Requested _, Provisioning _, Replacing _, Restarting _, Stopping _, Stopped _, Failed _, Over _ ->
                throw self().refused("lose its server");
        };
    }

    /** The same instance is reached at another address. */
    default Subscription move(URI address) {
        return switch (state()) {
            case Active(var server) -> self().with(new Active(server.at(address)), timeline());
            case Grace(var server, var until) -> self().with(new Grace(server.at(address), until), timeline());
            case Requested _, Provisioning _, Replacing _, Restarting _, Paused _, Failed _, Over _ ->
                throw self().refused("move");
        };
    }

    /** The server is to rest; an operator's stop takes the place of the owner's. */
    default Subscription stop(By by, Instant at) {
        self().demand(by.actor() == Actor.OWNER ? Command.STOP : Command.SUSPEND, "be stopped");
        var stop = new Stop(by.actor(), by.detail(), at);
        return switch (state()) {
            case Active(var server) -> rest(server, stop, by);
            case Grace grace -> rest(grace.server(), stop, by);
            case Stopping stopping ->
                self().to(
                                new Stopping(stopping.generation(), stopping.instance(), stop),
                                timeline(),
                                Cause.STOP_ASKED,
                                by);
            case Stopped stopped ->
                self().to(
                                new Stopped(stopped.generation(), stopped.instance(), stop),
                                timeline(),
                                Cause.STOP_ASKED,
                                by);
            case Requested _, Provisioning _, Replacing _, Restarting _, Starting _, Failed _, Over _ ->
                throw self().refused("be stopped");
        };
    }

    private Subscription rest(Server server, Stop stop, By by) {
        return self().to(new Stopping(server.generation(), server.instance(), stop), timeline(), Cause.STOP_ASKED, by);
    }

    /** The instance rests. */
    default Subscription stopped() {
        return switch (state()) {
            case Stopping(int generation, var instance, var stop) ->
                self().to(new Stopped(generation, instance, stop), timeline(), Cause.STOPPED, By.PLATFORM);
            case Requested _, Provisioning _, Serving _, Stopped _, Starting _, Failed _, Over _ ->
                throw self().refused("be stopped");
        };
    }

    /** The instance is to serve again. */
    default Subscription start(By by, Instant at) {
        self().demand(by.actor() == Actor.OWNER ? Command.START : Command.RESUME, "be started");
        return switch (state()) {
            case Stopped stopped ->
                self().to(
                                new Starting(stopped.generation(), stopped.instance(), at),
                                timeline(),
                                Cause.START_ASKED,
                                by);
            case Requested _, Provisioning _, Serving _, Stopping _, Starting _, Failed _, Over _ ->
                throw self().refused("be started");
        };
    }

    /** The machine is to boot anew. */
    default Subscription restart(By by, Instant at) {
        self().demand(Command.RESTART, "be restarted");
        return switch (state()) {
            case Active(var server) -> restart(server, by, at);
            case Grace grace -> restart(grace.server(), by, at);
            case Requested _, Provisioning _, Replacing _, Restarting _, Paused _, Failed _, Over _ ->
                throw self().refused("be restarted");
        };
    }

    private Subscription restart(Server server, By by, Instant at) {
        return self().to(new Restarting(server, at), timeline(), Cause.RESTART_ASKED, by);
    }

    /** It boots; who began to run at that time or later runs on the machine that has booted. */
    default Subscription restarted(Instant at) {
        return switch (state()) {
            case Restarting(var server, var _) ->
                self().to(
                                new Starting(server.generation(), server.instance(), at),
                                timeline(),
                                Cause.RESTARTED,
                                By.PLATFORM);
            case Requested _, Provisioning _, Active _, Replacing _, Grace _, Paused _, Failed _, Over _ ->
                throw self().refused("have been restarted");
        };
    }

    /** The fleet could not be told: the server goes on as it was. */
    default Subscription notRestarted(Reason reason) {
        return switch (state()) {
            case Restarting(var server, var _) ->
                self().to(self().serving(server), timeline(), Cause.RESTART_FAILED, By.platform(reason));
            case Requested _, Provisioning _, Active _, Replacing _, Grace _, Paused _, Failed _, Over _ ->
                throw self().refused("go on unrestarted");
        };
    }
}
