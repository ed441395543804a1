package ly.ptsd.aim.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import ly.ptsd.aim.instance.InstanceFleet.LaunchAnswer;
import ly.ptsd.aim.instance.LaunchState;
import ly.ptsd.aim.instance.Launches;
import ly.ptsd.aim.subscription.AccountEnding;
import ly.ptsd.aim.subscription.Step;
import ly.ptsd.aim.subscription.SubscriptionState.Ended;
import ly.ptsd.aim.subscription.SubscriptionState.Ending;
import ly.ptsd.aim.subscription.SubscriptionState.Failed;
import ly.ptsd.aim.testbed.AimTest;
import ly.ptsd.aim.testbed.Api;
import ly.ptsd.aim.testbed.Cloud;
import ly.ptsd.aim.testbed.MoodyBuckets;
import ly.ptsd.aim.testbed.MoodyFleet;
import ly.ptsd.aim.testbed.Standstill;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Wherever a subscription stands when it ends, nothing of it stays. */
@AimTest
@Import({Standstill.class, Stage.class})
class ClearingTests {

    private final Stage stage;
    private final AccountEnding accountEnding;
    private final Launches launches;
    private final MoodyFleet fleet;
    private final MoodyBuckets buckets;
    private final UUID account = UUID.randomUUID();
    private Api api;
    private UUID id;

    ClearingTests(
            @Autowired Stage stage,
            @Autowired AccountEnding accountEnding,
            @Autowired Launches launches,
            @Autowired MoodyFleet fleet,
            @Autowired MoodyBuckets buckets) {
        this.stage = stage;
        this.accountEnding = accountEnding;
        this.launches = launches;
        this.fleet = fleet;
        this.buckets = buckets;
    }

    @BeforeEach
    void subscribe(@LocalServerPort int port) {
        api = Api.at(port);
        id = stage.subscribe(api, account);
    }

    @AfterEach
    void calmDown() {
        fleet.calmDown();
        buckets.calmDown();
    }

    @Test
    void endsBeforeAnythingWasMade() {
        endsAndLeavesNothing();
    }

    @Test
    void endsWithNothingButABucket() {
        stage.stepUntil(id, Step.INSTANCE);
        endsAndLeavesNothing();
    }

    @Test
    void terminatesTheInstanceWhoseLaunchWasNeverAnswered() {
        stage.stepUntil(id, Step.INSTANCE);
        fleet.loseNextAnswer();
        stage.stepUntil(id, _ -> Cloud.living(stage.tenant(id)).size() == 1);
        assertThat(launches.latest(stage.get(id).tenant()).orElseThrow().state())
                .isInstanceOf(LaunchState.Intended.class);

        endsAndLeavesNothing();
        assertThat(Cloud.instances(stage.tenant(id))).hasSize(1);
    }

    @Test
    void endsWhileTheLaunchIsRefused() {
        stage.stepUntil(id, Step.INSTANCE);
        fleet.answerLaunches(new LaunchAnswer.NoCapacity("none"), 1);
        stage.step(id);
        endsAndLeavesNothing();
    }

    @Test
    void endsWhileTheServerBoots() {
        stage.stepUntil(id, Step.HEALTH);
        endsAndLeavesNothing();
    }

    @Test
    void endsAfterItHasFailed() {
        stage.stepUntil(id, Step.INSTANCE);
        fleet.answerLaunches(new LaunchAnswer.Refused("wrong"), 1);
        stage.stepUntil(id, subscription -> subscription.state() instanceof Failed);
        endsAndLeavesNothing();
    }

    @Test
    void goesOnWhenTheStorageAnswersAgain() {
        stage.activate(id, api);
        buckets.breakDown();
        accountEnding.end(account);
        for (int step = 0; step < 20; step++) {
            stage.step(id);
        }
        assertThat(stage.get(id).state()).isInstanceOf(Ending.class);
        buckets.calmDown();
        clear();
    }

    @Test
    void leavesABucketAloneThatWasNeverOurs() {
        buckets.claimFor("somebody else");
        accountEnding.end(account);
        clear();
    }

    @Test
    void isNotOverWhileABucketThatWasOursIsWithheld() {
        stage.activate(id, api);
        accountEnding.end(account);
        buckets.claimFor("somebody else");
        for (int step = 0; step < 20; step++) {
            stage.step(id);
        }
        assertThat(stage.get(id).state()).isInstanceOf(Ending.class);
    }

    @Test
    void looksNeverAgainWhenItIsOver() {
        accountEnding.end(account);
        clear();
        assertThat(stage.step(id)).isInstanceOf(Next.Never.class);
    }

    private void endsAndLeavesNothing() {
        accountEnding.end(account);
        accountEnding.end(account);
        clear();
    }

    private void clear() {
        stage.stepUntil(id, subscription -> subscription.state() instanceof Ended);
        assertThat(Cloud.leftOf(stage.tenant(id))).isEmpty();
    }
}
