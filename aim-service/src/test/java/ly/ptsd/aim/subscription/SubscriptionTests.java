package ly.ptsd.aim.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import ly.ptsd.aim.bucket.BucketName;
import ly.ptsd.aim.instance.InstanceId;
import ly.ptsd.aim.plan.PlanVersion;
import ly.ptsd.aim.reason.Reason;
import ly.ptsd.aim.reason.ReasonCode;
import ly.ptsd.aim.subscription.StepProgress.State;
import ly.ptsd.aim.subscription.SubscriptionState.Active;
import ly.ptsd.aim.subscription.SubscriptionState.Provisioning;
import ly.ptsd.aim.tenant.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole table: every state with every command. */
class SubscriptionTests {

    private static final Instant NOW = Instant.parse("2026-01-31T00:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final InstanceId INSTANCE = new InstanceId("i-1");
    private static final URI ADDRESS = URI.create("http://10.0.0.1:8090");
    private static final PlanVersion BASIC = new PlanVersion("basic", 1);
    private static final PlanVersion PLUS = new PlanVersion("plus", 2);
    private static final Reason REASON = Reason.of(ReasonCode.CLOUD_FAILING, "in the cloud's words");
    private static final By OPERATOR = By.operator("a reason");

    /** Every state there is; those that people's commands tell apart more than once. */
    private static final Map<String, Subscription> STATES = states();

    private static final Map<String, UnaryOperator<Subscription>> ARROWS = arrows();

    private static Map<String, Subscription> states() {
        var states = new LinkedHashMap<String, Subscription>();
        states.put("Requested", requested());
        states.put("Provisioning", routing());
        states.put("Active", active());
        states.put("Replacing", routingAgain(active().replace(ReplacementCause.OPERATOR, OPERATOR, NOW)));
        states.put("Restarting", active().restart(By.OWNER, NOW));
        states.put("Grace", grace());
        states.put("Stopping", active().stop(By.OWNER, NOW));
        states.put("Stopped", active().stop(By.OWNER, NOW).stopped());
        states.put("Suspended", active().stop(OPERATOR, NOW).stopped());
        states.put("Starting", active().stop(By.OWNER, NOW).stopped().start(By.OWNER, NOW));
        states.put("Failed", routing().fail(REASON, NOW));
        states.put("Ending", active().end(Cause.END_ASKED, OPERATOR, NOW));
        states.put("Ended", active().end(Cause.END_ASKED, OPERATOR, NOW).ended("nothing found", NOW));
        return states;
    }

    private static Map<String, UnaryOperator<Subscription>> arrows() {
        var arrows = new LinkedHashMap<String, UnaryOperator<Subscription>>();
        arrows.put("provision", subscription -> subscription.provision(NOW));
        arrows.put("advance", subscription -> subscription.advance(NOW));
        arrows.put("waiting", subscription -> subscription.waiting(REASON));
        arrows.put("relaunch", subscription -> subscription.relaunch(NOW));
        arrows.put(
                "renameBucket",
                subscription -> subscription.renameBucket(subscription.bucket().next()));
        arrows.put("activate", subscription -> subscription.activate(INSTANCE, ADDRESS, NOW));
        arrows.put("fail", subscription -> subscription.fail(REASON, NOW));
        arrows.put("abandon", subscription -> subscription.abandon(REASON, NOW, LATER));
        arrows.put("lose", subscription -> subscription.lose(REASON, NOW));
        arrows.put("move", subscription -> subscription.move(ADDRESS));
        arrows.put("stopped", Subscription::stopped);
        arrows.put("ended", subscription -> subscription.ended("nothing found", NOW));
        arrows.put("retry", subscription -> subscription.retry(By.OWNER, NOW));
        arrows.put("stop", subscription -> subscription.stop(By.OWNER, NOW));
        arrows.put("start", subscription -> subscription.start(By.OWNER, NOW));
        arrows.put("suspend", subscription -> subscription.stop(OPERATOR, NOW));
        arrows.put("resume", subscription -> subscription.start(OPERATOR, NOW));
        arrows.put("restart", subscription -> subscription.restart(By.OWNER, NOW));
        arrows.put("restarted", subscription -> subscription.restarted(LATER));
        arrows.put("notRestarted", subscription -> subscription.notRestarted(REASON));
        arrows.put("replace", subscription -> subscription.replace(ReplacementCause.OPERATOR, OPERATOR, NOW));
        arrows.put("planChange", subscription -> subscription.changePlan(PLUS, By.OWNER));
        arrows.put("replaceForPlan", subscription -> subscription.replaceForPlan(PLUS, By.OWNER, NOW));
        arrows.put("cancel", subscription -> subscription.cancel(By.OWNER, NOW));
        arrows.put("undoCancel", subscription -> subscription.undoCancel(By.OWNER));
        arrows.put("endPeriod", subscription -> subscription.endPeriod(LATER));
        arrows.put("end", subscription -> subscription.end(Cause.END_ASKED, OPERATOR, NOW));
        return arrows;
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            arrow          | Requested    | Provisioning | Active       | Replacing | Restarting | Grace        | Stopping | Stopped  | Suspended | Starting     | Failed       | Ending | Ended
            provision      | Provisioning | -            | -            | -         | -          | -            | -        | -        | -         | -            | -            | -      | -
            advance        | -            | Provisioning | -            | Replacing | -          | -            | -        | -        | -         | -            | -            | -      | -
            waiting        | -            | Provisioning | -            | Replacing | -          | -            | -        | -        | -         | -            | -            | -      | -
            relaunch       | -            | Provisioning | -            | Replacing | -          | -            | -        | -        | -         | -            | -            | -      | -
            renameBucket   | -            | Provisioning | -            | -         | -          | -            | -        | -        | -         | -            | -            | -      | -
            activate       | -            | Active       | -            | Active    | -          | -            | -        | -        | -         | Active       | -            | -      | -
            fail           | -            | Failed       | -            | -         | -          | -            | -        | -        | -         | -            | -            | -      | -
            abandon        | -            | -            | -            | Active    | -          | -            | -        | -        | -         | -            | -            | -      | -
            lose           | -            | -            | Provisioning | -         | -          | Provisioning | -        | -        | -         | Provisioning | -            | -      | -
            move           | -            | -            | Active       | -         | -          | Grace        | -        | -        | -         | -            | -            | -      | -
            stopped        | -            | -            | -            | -         | -          | -            | Stopped  | -        | -         | -            | -            | -      | -
            ended          | -            | -            | -            | -         | -          | -            | -        | -        | -         | -            | -            | Ended  | -
            retry          | -            | -            | -            | -         | -          | -            | -        | -        | -         | -            | Provisioning | -      | -
            stop           | -            | -            | Stopping     | -         | -          | Stopping     | -        | -        | -         | -            | -            | -      | -
            start          | -            | -            | -            | -         | -          | -            | -        | Starting | -         | -            | -            | -      | -
            suspend        | -            | -            | Stopping     | -         | -          | Stopping     | Stopping | Stopped  | -         | -            | -            | -      | -
            resume         | -            | -            | -            | -         | -          | -            | -        | Starting | Starting  | -            | -            | -      | -
            restart        | -            | -            | Restarting   | -         | -          | Restarting   | -        | -        | -         | -            | -            | -      | -
            restarted      | -            | -            | -            | -         | Starting   | -            | -        | -        | -         | -            | -            | -      | -
            notRestarted   | -            | -            | -            | -         | Active     | -            | -        | -        | -         | -            | -            | -      | -
            replace        | -            | -            | Replacing    | -         | -          | Replacing    | -        | -        | -         | -            | -            | -      | -
            planChange     | -            | -            | Active       | -         | -          | -            | -        | -        | -         | -            | -            | -      | -
            replaceForPlan | -            | -            | Replacing    | -         | -          | -            | -        | -        | -         | -            | -            | -      | -
            cancel         | Ending       | Ending       | Active       | Replacing | Restarting | -            | Stopping | Stopped  | Stopped   | Starting     | Ending       | -      | -
            undoCancel     | -            | -            | -            | -         | -          | Active       | -        | -        | -         | -            | -            | -      | -
            endPeriod      | -            | -            | -            | -         | -          | -            | -        | -        | -         | -            | -            | -      | -
            end            | Ending       | Ending       | Ending       | Ending    | Ending     | Ending       | Ending   | Ending   | Ending    | Ending       | Ending       | -      | -
            """)
    void takesOnlyTheArrowsThereAre(ArgumentsAccessor row) {
        var arrow = ARROWS.get(row.getString(0));
        int column = 1;
        for (var from : STATES.values()) {
            leads(from, arrow, row.getString(column++));
        }
    }

    private static void leads(Subscription from, UnaryOperator<Subscription> arrow, String to) {
        if (to.equals("-")) {
            assertThatExceptionOfType(CommandRefused.class)
                    .as(from.state().toString())
                    .isThrownBy(() -> arrow.apply(from));
        } else {
            assertThat(arrow.apply(from).state().getClass().getSimpleName()).isEqualTo(to);
        }
    }

    /** What a refusal names as allowed is what is not refused. */
    @ParameterizedTest
    @EnumSource
    void allowsWhatIsNotRefused(Command command) {
        var all = new LinkedHashMap<>(STATES);
        all.put("Cancelled", active().cancel(By.OWNER, NOW));
        all.forEach((name, subscription) -> assertThat(command.fits(subscription))
                .as("%s %s", name, command)
                .isEqualTo(isTaken(subscription, ARROWS.get(command.code()))));
    }

    private static boolean isTaken(Subscription subscription, UnaryOperator<Subscription> arrow) {
        try {
            arrow.apply(subscription);
            return true;
        } catch (CommandRefused refused) {
            return false;
        }
    }

    @Test
    void tellsOwnersAndOperatorsWhatTheyMayAskFor() {
        assertThat(Command.ofOwner(active()))
                .containsExactly(Command.PLAN_CHANGE, Command.CANCEL, Command.STOP, Command.RESTART);
        assertThat(Command.ofOperator(active()))
                .containsExactly(Command.SUSPEND, Command.RESTART, Command.REPLACE, Command.END);
        var suspended = active().stop(OPERATOR, NOW).stopped();
        assertThat(Command.ofOwner(suspended)).containsExactly(Command.CANCEL);
        assertThat(Command.ofOperator(suspended)).containsExactly(Command.RESUME, Command.END);
    }

    @Test
    void isItsOwnersUntilItEnds() {
        assertThat(STATES.values().stream()
                        .filter(subscription -> !subscription.state().isLiving())
                        .map(subscription -> subscription.state().name()))
                .containsExactly(StateName.ENDING, StateName.ENDED);
    }

    @Test
    void writesDownEveryChangeOfStateAndNothingElse() {
        var subscription = active();
        assertThat(subscription.transitions())
                .extracting(Transition::cause)
                .containsExactly(Cause.SUBSCRIBED, Cause.PROVISIONING_BEGAN, Cause.SERVER_READY);
        assertThat(subscription.move(URI.create("http://10.0.0.2:8090")).transitions())
                .hasSize(3);
        assertThat(subscription.cancel(By.OWNER, NOW).transitions().getLast())
                .isEqualTo(new Transition(StateName.ACTIVE, StateName.ACTIVE, Cause.CANCELLED, By.OWNER));
    }

    @Test
    void beginsOneStepWhenTheOneBeforeIsDone() {
        var timeline = requested().provision(NOW).advance(NOW).timeline();
        assertThat(timeline.get(Step.BUCKET).state()).isEqualTo(State.DONE);
        assertThat(timeline.get(Step.INSTANCE).state()).isEqualTo(State.RUNNING);
        assertThat(timeline.get(Step.BOOT).state()).isEqualTo(State.PENDING);
    }

    @Test
    void keepsTheBucketButNotTheInstanceWhenItIsRetried() {
        var retried = routing().fail(REASON, NOW).retry(By.OWNER, NOW);
        assertThat(retried.state()).isEqualTo(new Provisioning(2));
        assertThat(retried.timeline().get(Step.BUCKET).state()).isEqualTo(State.DONE);
        assertThat(retried.timeline().current().orElseThrow().name()).isEqualTo(Step.INSTANCE);
        assertThat(retried.timeline().get(Step.ROUTE).reason()).isNull();
    }

    @Test
    void beginsWithTheBucketWhenThatFailed() {
        var retried = requested().provision(NOW).fail(REASON, NOW).retry(By.OWNER, NOW);
        assertThat(retried.timeline().current().orElseThrow().name()).isEqualTo(Step.BUCKET);
    }

    @Test
    void remembersWhenItFirstBecameActive() {
        var replaced = routingAgain(active().lose(REASON, LATER));
        assertThat(replaced.activate(INSTANCE, ADDRESS, LATER).terms().activatedAt())
                .isEqualTo(NOW);
    }

    @Test
    void neverUsesAGenerationAgainThatCameToNothing() {
        var abandoned =
                active().replace(ReplacementCause.UPGRADE, By.PLATFORM, NOW).abandon(REASON, NOW, LATER);
        assertThat(abandoned.state()).isEqualTo(new Active(new Server(1, INSTANCE, ADDRESS)));
        assertThat(abandoned.timeline().current()).isEmpty();
        assertThat(abandoned.replaceNotBefore()).isEqualTo(LATER);
        var again = abandoned.replace(ReplacementCause.UPGRADE, By.PLATFORM, LATER);
        assertThat(again.generations()).isEqualTo(3);
        assertThat(again.replaceNotBefore()).isNull();
    }

    @Test
    void isOnItsOldPlanUntilAServerServesThatFitsTheNext() {
        var changing = routingAgain(active().replaceForPlan(PLUS, By.OWNER, NOW));
        assertThat(changing.plan()).isEqualTo(BASIC);
        assertThat(changing.planOf(1)).isEqualTo(BASIC);
        assertThat(changing.planOf(2)).isEqualTo(PLUS);
        assertThat(changing.activate(INSTANCE, ADDRESS, NOW).plan()).isEqualTo(PLUS);
        var stayed = changing.abandon(REASON, NOW, LATER);
        assertThat(stayed.plan()).isEqualTo(BASIC);
        assertThat(stayed.terms().nextPlan()).isNull();
        assertThat(stayed.transitions().getLast().cause()).isEqualTo(Cause.PLAN_CHANGE_FAILED);
    }

    @Test
    void keepsItsGraceThroughAReplacementAStopAndARestart() {
        var replaced = routingAgain(grace().replace(ReplacementCause.UPGRADE, By.PLATFORM, NOW));
        assertThat(replaced.isReadOnly()).isTrue();
        assertThat(replaced.activate(INSTANCE, ADDRESS, NOW).state().name()).isEqualTo(StateName.GRACE);
        var stopped = grace().stop(By.OWNER, NOW).stopped();
        assertThat(stopped.start(By.OWNER, NOW)
                        .activate(INSTANCE, ADDRESS, NOW)
                        .state()
                        .name())
                .isEqualTo(StateName.GRACE);
        var restarting = grace().restart(By.OWNER, NOW);
        assertThat(restarting.notRestarted(REASON).state().name()).isEqualTo(StateName.GRACE);
        assertThat(restarting
                        .restarted(NOW)
                        .activate(INSTANCE, ADDRESS, NOW)
                        .state()
                        .name())
                .isEqualTo(StateName.GRACE);
    }

    @Test
    void isInGraceWhereverItStandsWhenThePeriodEnds() {
        var stopped =
                active().stop(By.OWNER, NOW).stopped().cancel(By.OWNER, NOW).endPeriod(LATER);
        assertThat(stopped.state().name()).isEqualTo(StateName.STOPPED);
        assertThat(stopped.isReadOnly()).isTrue();
        assertThat(stopped.undoCancel(By.OWNER).isReadOnly()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T00:00:00Z, 2026-01-31T00:00:00Z, 2026-02-28T00:00:00Z",
        "2026-01-31T00:00:00Z, 2026-02-28T00:00:00Z, 2026-03-31T00:00:00Z",
        "2026-01-31T00:00:00Z, 2026-03-30T23:59:59Z, 2026-03-31T00:00:00Z",
        "2024-02-29T12:00:00Z, 2025-02-28T11:59:59Z, 2025-02-28T12:00:00Z",
        "2026-05-10T08:00:00Z, 2026-05-10T09:00:00Z, 2026-06-10T08:00:00Z",
    })
    void countsPeriodsInWholeMonthsFromTheFirstDay(Instant activatedAt, Instant now, Instant end) {
        assertThat(Periods.end(activatedAt, now)).isEqualTo(end);
    }

    private static Subscription requested() {
        var tenant = new TenantId("abcdefghijkl");
        return Subscription.requested(UUID.randomUUID(), tenant, BASIC, BucketName.of("test", tenant), NOW);
    }

    private static Subscription routing() {
        return routingAgain(requested().provision(NOW));
    }

    /** Every step but the last is done. */
    private static Subscription routingAgain(Subscription beingMade) {
        var subscription = beingMade;
        while (subscription.timeline().current().orElseThrow().name() != Step.ROUTE) {
            subscription = subscription.advance(NOW);
        }
        return subscription;
    }

    private static Subscription active() {
        return routing().activate(INSTANCE, ADDRESS, NOW);
    }

    private static Subscription grace() {
        return active().cancel(By.OWNER, NOW).endPeriod(NOW.plus(Duration.ofDays(60)));
    }
}
