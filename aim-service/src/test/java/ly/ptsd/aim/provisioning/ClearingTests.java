package ly.ptsd.aim.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import ly.ptsd.aim.instance.LaunchState;
import ly.ptsd.aim.instance.Launches;
import ly.ptsd.aim.subscription.AccountEnding;
import ly.ptsd.aim.subscription.Step;
import ly.ptsd.aim.subscription.SubscriptionState.Ended;
import ly.ptsd.aim.subscription.SubscriptionState.Ending;
import ly.ptsd.aim.subscription.SubscriptionState.Failed;
import ly.ptsd.aim.testbed.Api;
import ly.ptsd.aim.testbed.Cloud;
import ly.ptsd.aim.testbed.Faults;
import ly.ptsd.aim.testbed.StandstillTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Wherever a subscription stands when it ends, nothing of it stays. */
@StandstillTest
class ClearingTests {

    private final Stage stage;
    private final AccountEnding accountEnding;
    private final Launches launches;
    private final UUID account = UUID.randomUUID();
    private Api api;
    private UUID id;

    ClearingTests(@Autowired Stage stage, @Autowired AccountEnding accountEnding, @Autowired Launches launches) {
        this.stage = stage;
        this.accountEnding = accountEnding;
        this.launches = launches;
    }

    @BeforeEach
    void subscribe(@LocalServerPort int port) {
        api = Api.at(port);
        id = stage.subscribe(api, account);
    }

    @AfterEach
    void calmDown() {
        Faults.clear();
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
        Faults.on("ec2:RunInstances", stage.tenant(id)).times(1).loseAnswer();
        stage.stepUntil(id, _ -> Cloud.living(stage.tenant(id)).size() == 1);
        assertThat(launches.latest(stage.get(id).tenant()).orElseThrow().state())
                .isInstanceOf(LaunchState.Intended.class);

        endsAndLeavesNothing();
        assertThat(Cloud.instances(stage.tenant(id))).hasSize(1);
    }

    @Test
    void endsWhileTheLaunchIsRefused() {
        stage.stepUntil(id, Step.INSTANCE);
        Faults.on("ec2:RunInstances", stage.tenant(id)).times(1).refuse(500, "InsufficientInstanceCapacity");
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
        Faults.on("ec2:RunInstances", stage.tenant(id)).times(1).refuse(403, "UnauthorizedOperation");
        stage.stepUntil(id, subscription -> subscription.state() instanceof Failed);
        endsAndLeavesNothing();
    }

    @Test
    void goesOnWhenTheStorageAnswersAgain() {
        stage.activate(id, api);
        Faults.on("s3:*", stage.tenant(id)).refuse(500, "InternalError");
        accountEnding.end(account);
        for (int step = 0; step < 6; step++) {
            stage.step(id);
        }
        assertThat(stage.get(id).state()).isInstanceOf(Ending.class);
        Faults.clear();
        clear();
    }

    @Test
    void leavesABucketAloneThatWasNeverOurs() {
        Faults.on("s3:*", stage.tenant(id)).refuse(403, "AccessDenied");
        accountEnding.end(account);
        clear();
    }

    @Test
    void isNotOverWhileABucketThatWasOursIsWithheld() {
        stage.activate(id, api);
        accountEnding.end(account);
        Faults.on("s3:*", stage.tenant(id)).refuse(403, "AccessDenied");
        for (int step = 0; step < 6; step++) {
            stage.step(id);
        }
        assertThat(stage.get(id).state()).isInstanceOf(Ending.class);
    }

    @Test
    void removesWhatWasOverwrittenAndDeletedBefore() {
        stage.activate(id, api);
        var bucket = stage.get(id).bucket().value();
        Cloud.put(bucket, "sources/a");
        Cloud.put(bucket, "sources/a");
        Cloud.S3.deleteObject(request -> request.bucket(bucket).key("sources/a"));
        Cloud.put(bucket, "sources/b");
        assertThat(Cloud.S3
                        .listObjectVersions(request -> request.bucket(bucket))
                        .versions())
                .hasSize(3);
        endsAndLeavesNothing();
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
