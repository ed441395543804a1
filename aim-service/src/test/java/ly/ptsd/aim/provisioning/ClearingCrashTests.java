package ly.ptsd.aim.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ly.ptsd.aim.subscription.AccountEnding;
import ly.ptsd.aim.subscription.SubscriptionState.Ended;
import ly.ptsd.aim.testbed.AimTest;
import ly.ptsd.aim.testbed.Api;
import ly.ptsd.aim.testbed.Cloud;
import ly.ptsd.aim.testbed.Halting;
import ly.ptsd.aim.testbed.Halting.Moment;
import ly.ptsd.aim.testbed.Standstill;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A process that dies before or after any call to the cloud while it clears leaves nothing behind. */
@AimTest
@Import({Standstill.class, Stage.class})
class ClearingCrashTests {

    private final Stage stage;
    private final AccountEnding accountEnding;
    private final JdbcClient jdbc;
    private Api api;

    ClearingCrashTests(@Autowired Stage stage, @Autowired AccountEnding accountEnding, @Autowired JdbcClient jdbc) {
        this.stage = stage;
        this.accountEnding = accountEnding;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void start(@LocalServerPort int port) {
        api = Api.at(port);
    }

    @TestFactory
    Stream<DynamicTest> leavesNothingWhereverTheProcessDies() {
        clear(ending());
        var id = ending();
        int calls = Halting.count(() -> clear(id));
        assertThat(calls).as("instance, identity and bucket").isGreaterThanOrEqualTo(11);
        return IntStream.rangeClosed(1, calls)
                .boxed()
                .flatMap(call -> Arrays.stream(Moment.values())
                        .map(moment -> dynamicTest(
                                "dies %s call %d".formatted(moment, call), () -> diesAndGoesOn(call, moment))));
    }

    private void diesAndGoesOn(int call, Moment moment) {
        var id = ending();
        Halting.dieAt(call, moment, () -> clear(id));
        var other = CompletableFuture.runAsync(() -> clear(id));
        clear(id);
        other.join();

        assertThat(Cloud.leftOf(stage.tenant(id))).isEmpty();
        assertThat(messagesThatItEnded(id)).isEqualTo(1);
    }

    /** A subscription that was active and used, whose account has just been deleted. */
    private UUID ending() {
        var account = UUID.randomUUID();
        var id = stage.subscribe(api, account);
        stage.activate(id, api);
        var bucket = stage.get(id).bucket().value();
        Cloud.put(bucket, "sources/abcdefghijklmnop/original");
        Cloud.put(bucket, "media/abcdefghijklmnop/720p/00001.m4s");
        Cloud.beginUpload(bucket, "sources/bcdefghijklmnopa/original");
        accountEnding.end(account);
        return id;
    }

    private void clear(UUID id) {
        stage.stepUntil(id, subscription -> subscription.state() instanceof Ended);
    }

    private int messagesThatItEnded(UUID id) {
        return jdbc.sql("SELECT COUNT(*) FROM scheduled_tasks WHERE task_name = 'send-message' AND task_data LIKE ?")
                .param("%SubscriptionEnded%" + id + "%")
                .query(Integer.class)
                .single();
    }
}
