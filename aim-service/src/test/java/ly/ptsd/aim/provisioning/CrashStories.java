package ly.ptsd.aim.provisioning;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import ly.ptsd.aim.owner.PlanWishes;
import ly.ptsd.aim.subscription.AccountEnding;
import ly.ptsd.aim.subscription.Cause;
import ly.ptsd.aim.subscription.History;
import ly.ptsd.aim.subscription.OperatorCommands;
import ly.ptsd.aim.subscription.Step;
import ly.ptsd.aim.subscription.Subscription;
import ly.ptsd.aim.subscription.SubscriptionState.Active;
import ly.ptsd.aim.subscription.SubscriptionState.Ended;
import ly.ptsd.aim.subscription.SubscriptionState.Starting;
import ly.ptsd.aim.subscription.SubscriptionState.Stopped;
import ly.ptsd.aim.testbed.Api;
import ly.ptsd.aim.testbed.Cloud;
import ly.ptsd.aim.testbed.Halting;
import ly.ptsd.aim.testbed.SteppedClock;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a subscription goes through, in pieces that a process may die in. */
@TestComponent
class CrashStories {

    private static final Duration LONG_AFTER_PERIOD_AND_GRACE = Duration.ofDays(75);
    private static final Duration SILENCE = Duration.ofSeconds(91);
    private static final Duration DRAINED = Duration.ofSeconds(61);
    private static final String REASON = "a test";

    private final Stage stage;
    private final OperatorCommands operator;
    private final AccountEnding accountEnding;
    private final PlanWishes planWishes;
    private final History history;
    private final JdbcClient jdbc;
    private final SteppedClock clock;

    CrashStories(
            Stage stage,
            OperatorCommands operator,
            AccountEnding accountEnding,
            PlanWishes planWishes,
            History history,
            JdbcClient jdbc,
            SteppedClock clock) {
        this.stage = stage;
        this.operator = operator;
        this.accountEnding = accountEnding;
        this.planWishes = planWishes;
        this.history = history;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param account the subscription's */
    record Cast(Api api, UUID account, UUID subscription) {}

    /** How a piece begins. */
    @FunctionalInterface
    interface Beginning {
        void prepare(Cast cast);
    }

    /** What may be cut short anywhere, and is then done again from its start. */
    @FunctionalInterface
    interface Act {
        void play(Cast cast);
    }

    record Story(String name, Beginning beginning, Act act) {}

    List<Story> all() {
        return List.of(
                new Story("a server is made", _ -> {}, this::activate),
                new Story("a server is stopped", this::activate, this::stop),
                new Story("a server is started again", this::activateAndStop, this::start),
                new Story("a server is restarted", this::activate, this::restart),
                new Story("a server is replaced", this::activate, this::replace),
                new Story("a plan wants another kind of server", this::activateForABetterPlan, this::changePlan),
                new Story("a newer media server is rolled out", this::activateAnOlderOne, this::upgrade),
                new Story("a server is gone", this::activateAndTakeAway, this::noticeSilence),
                new Story("a server is dead", this::activate, this::noticeSilence),
                new Story("a period and its grace end", this::activateAndCancel, this::letTimePass),
                new Story("an account is deleted", this::activateAndUse, this::deleteAccount));
    }

    private void activate(Cast cast) {
        drive(cast, subscription -> subscription.state() instanceof Active);
    }

    private void activateAndStop(Cast cast) {
        activate(cast);
        stop(cast);
    }

    private void stop(Cast cast) {
        once(cast, Cause.STOP_ASKED, subscription -> operator.suspend(subscription.tenant(), REASON));
        drive(cast, subscription -> subscription.state() instanceof Stopped);
    }

    private void start(Cast cast) {
        once(cast, Cause.START_ASKED, subscription -> operator.resume(subscription.tenant(), REASON));
        activate(cast);
    }

    private void restart(Cast cast) {
        once(cast, Cause.RESTART_ASKED, subscription -> operator.restart(subscription.tenant(), REASON));
        activate(cast);
    }

    private void replace(Cast cast) {
        once(cast, Cause.REPLACEMENT_ASKED, subscription -> operator.replace(subscription.tenant(), REASON));
        awaitReplacement(cast, Duration.ZERO);
    }

    private void activateForABetterPlan(Cast cast) {
        jdbc.sql("UPDATE plan SET instance_types = 't4g.xlarge' WHERE id = 'pro'")
                .update();
        activate(cast);
    }

    private void changePlan(Cast cast) {
        planWishes.ask(cast.account(), cast.subscription(), "pro", "the key of the wish");
        awaitReplacement(cast, Duration.ZERO);
    }

    private void activateAnOlderOne(Cast cast) {
        activate(cast);
        jdbc.sql("UPDATE launch SET launch_order = JSON_SET(launch_order, '$.mediaImage', 'older') WHERE tenant_id = ?")
                .param(stage.tenant(cast.subscription()))
                .update();
    }

    private void upgrade(Cast cast) {
        awaitReplacement(cast, Duration.ZERO);
    }

    private void activateAndTakeAway(Cast cast) {
        activate(cast);
        Cloud.terminateAll(stage.tenant(cast.subscription()));
    }

    private void noticeSilence(Cast cast) {
        clock.stepTo(SILENCE);
        awaitReplacement(cast, SILENCE);
    }

    /** @param begun how far time had gone when it began: who replaces must not become silent meanwhile */
    private void awaitReplacement(Cast cast, Duration begun) {
        drive(cast, CrashStories::isServedByTheNextOne);
        clock.stepTo(begun.plus(DRAINED));
        drive(cast, subscription -> Cloud.living(subscription.tenant().value()).size() == 1);
    }

    private static boolean isServedByTheNextOne(Subscription subscription) {
        return subscription.state() instanceof Active(var server) && server.generation() == 2;
    }

    private void activateAndCancel(Cast cast) {
        activate(cast);
        cast.api().as(cast.account()).post("/api/subscriptions/" + cast.subscription() + "/cancellation");
    }

    private void letTimePass(Cast cast) {
        clock.stepTo(LONG_AFTER_PERIOD_AND_GRACE);
        drive(cast, subscription -> subscription.state() instanceof Ended);
    }

    private void activateAndUse(Cast cast) {
        activate(cast);
        var bucket = stage.get(cast.subscription()).bucket().value();
        Cloud.put(bucket, "sources/abcdefghijklmnop/original");
        Cloud.put(bucket, "media/abcdefghijklmnop/720p/00001.m4s");
        Cloud.beginUpload(bucket, "sources/bcdefghijklmnopa/original");
    }

    private void deleteAccount(Cast cast) {
        accountEnding.end(cast.account());
        drive(cast, subscription -> subscription.state() instanceof Ended);
    }

    /** Whoever asked and got no answer looks first whether it was heard. */
    private void once(Cast cast, Cause cause, Consumer<Subscription> command) {
        boolean heard = history.of(cast.subscription()).stream().anyMatch(entry -> entry.cause() == cause);
        if (!heard) {
            command.accept(stage.get(cast.subscription()));
        }
    }

    /** Steps, and has the media server call in whenever that is waited for. */
    private void drive(Cast cast, Predicate<Subscription> goal) {
        stage.stepUntil(cast.subscription(), subscription -> {
            if (Stage.isAt(subscription, Step.HEALTH) || subscription.state() instanceof Starting) {
                Halting.aside(() -> stage.health(stage.callIn(cast.subscription(), cast.api())));
            }
            return goal.test(subscription);
        });
    }
}
