package ly.ptsd.aim.subscription;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import ly.ptsd.aim.bucket.BucketName;
import ly.ptsd.aim.instance.InstanceId;
import ly.ptsd.aim.subscription.StepProgress.State;
import ly.ptsd.aim.tenant.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole table: every state with every command. */
class SubscriptionTests {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final InstanceId INSTANCE = new InstanceId("i-1");
    private static final URI ADDRESS = URI.create("http://10.0.0.1:8090");

    private static final Map<String, UnaryOperator<Subscription>> COMMANDS = Map.ofEntries(
            entry("provision", subscription -> subscription.provision(NOW)),
            entry("advance", subscription -> subscription.advance(NOW)),
            entry("waiting", subscription -> subscription.waiting("for something")),
            entry("relaunch", subscription -> subscription.relaunch(NOW)),
            entry(
                    "renameBucket",
                    subscription ->
                            subscription.renameBucket(subscription.bucket().next())),
            entry("activate", subscription -> subscription.activate(INSTANCE, ADDRESS, NOW)),
            entry("fail", subscription -> subscription.fail("a reason", NOW)),
            entry("retry", subscription -> subscription.retry(NOW)),
            entry("replace", subscription -> subscription.replace(NOW)),
            entry("move", subscription -> subscription.move(ADDRESS)),
            entry("end", subscription -> subscription.end(NOW)),
            entry("ended", subscription -> subscription.ended(NOW)));

    @ParameterizedTest
    @CsvSource({
        "provision,    Provisioning, -,            -,            -,            -",
        "advance,      -,            Provisioning, -,            -,            -",
        "waiting,      -,            Provisioning, -,            -,            -",
        "relaunch,     -,            Provisioning, -,            -,            -",
        "renameBucket, -,            Provisioning, -,            -,            -",
        "activate,     -,            Active,       -,            -,            -",
        "fail,         -,            Failed,       -,            -,            -",
        "retry,        -,            -,            -,            Provisioning, -",
        "replace,      -,            -,            Provisioning, -,            -",
        "move,         -,            -,            Active,       -,            -",
        "end,          Ending,       Ending,       Ending,       Ending,       -",
        "ended,        -,            -,            -,            -,            Ended"
    })
    void takesOnlyTheArrowsThereAre(
            String command,
            String fromRequested,
            String fromProvisioning,
            String fromActive,
            String fromFailed,
            String fromEnding) {
        leads(requested(), command, fromRequested);
        leads(routing(), command, fromProvisioning);
        leads(active(), command, fromActive);
        leads(routing().fail("a reason", NOW), command, fromFailed);
        leads(active().end(NOW), command, fromEnding);
        leads(active().end(NOW).ended(NOW), command, "-");
    }

    @Test
    void isItsOwnersUntilItEnds() {
        assertThat(active().state().isLiving()).isTrue();
        assertThat(active().end(NOW).state().isLiving()).isFalse();
        assertThat(active().end(NOW).ended(NOW).state().isLiving()).isFalse();
    }

    private static void leads(Subscription from, String command, String to) {
        var arrow = COMMANDS.get(command);
        if (to.equals("-")) {
            assertThatExceptionOfType(CommandRefused.class).isThrownBy(() -> arrow.apply(from));
        } else {
            assertThat(arrow.apply(from).state().getClass().getSimpleName()).isEqualTo(to);
        }
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
        var retried = routing().fail("a reason", NOW).retry(NOW);
        assertThat(retried.state()).isEqualTo(new SubscriptionState.Provisioning(2));
        assertThat(retried.timeline().get(Step.BUCKET).state()).isEqualTo(State.DONE);
        assertThat(retried.timeline().current().orElseThrow().name()).isEqualTo(Step.INSTANCE);
        assertThat(retried.timeline().get(Step.ROUTE).reason()).isNull();
    }

    @Test
    void beginsWithTheBucketWhenThatFailed() {
        var retried = requested().provision(NOW).fail("a reason", NOW).retry(NOW);
        assertThat(retried.timeline().current().orElseThrow().name()).isEqualTo(Step.BUCKET);
    }

    @Test
    void remembersWhenItFirstBecameActive() {
        var later = NOW.plusSeconds(60);
        var replaced = active().replace(later).advance(later).advance(later).advance(later);
        assertThat(replaced.activate(INSTANCE, ADDRESS, later).activatedAt()).isEqualTo(NOW);
    }

    private static Subscription requested() {
        var tenant = new TenantId("abcdefghijkl");
        return Subscription.requested(UUID.randomUUID(), tenant, "basic", BucketName.of("test", tenant), NOW);
    }

    private static Subscription routing() {
        return requested().provision(NOW).advance(NOW).advance(NOW).advance(NOW).advance(NOW);
    }

    private static Subscription active() {
        return routing().activate(INSTANCE, ADDRESS, NOW);
    }
}
