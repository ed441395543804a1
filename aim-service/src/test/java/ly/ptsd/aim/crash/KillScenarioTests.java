package ly.ptsd.aim.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import ly.ptsd.aim.testbed.Api;
import ly.ptsd.aim.testbed.Cloud;
import ly.ptsd.aim.testbed.SoakReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The true service, killed at any moment again and again while many people subscribe. */
class KillScenarioTests {

    private static final long SEED = Long.getLong("ptsd.soak.seed", 20_261_121);
    private static final int SUBSCRIPTIONS = Integer.getInteger("ptsd.soak.subscriptions", 12);
    private static final int KILLS = Integer.getInteger("ptsd.soak.kills", 4);

    /** The target is 60 s, on a machine that does nothing else. */
    private static final Duration CONVERGED = Duration.ofMinutes(4);

    private static final int LONGEST_LIFE_MILLIS = 4_000;

    private final Random random = new Random(SEED);
    private final String deployment = "k" + Integer.toHexString(random.nextInt() ^ (int) System.nanoTime());

    @TempDir
    private Path folder;

    @Test
    void makesOneServerForEachSubscriptionHoweverOftenItIsKilled() {
        try (var aim = new RunningAim(deployment, folder.resolve("aim.log"))) {
            var api = Api.at(aim.port());
            var accounts =
                    Stream.generate(UUID::randomUUID).limit(SUBSCRIPTIONS).toList();
            try (var servers = new CallingServers(api, deployment);
                    var people = Executors.newVirtualThreadPerTaskExecutor()) {
                aim.awaitListening();
                accounts.forEach(account -> people.submit(() -> subscribe(api, account)));
                killAgainAndAgain(aim);
                var restarted = Instant.now();
                await().atMost(CONVERGED).until(() -> accounts.stream().allMatch(account -> isActive(api, account)));
                report(Duration.between(restarted, Instant.now()));
            }
            accounts.forEach(account -> hasOneOfEach(api, account));
        }
    }

    private static void report(Duration converged) {
        SoakReport.add(Map.of(
                "soak", "killed while people subscribe",
                "subscriptions", SUBSCRIPTIONS,
                "kills", KILLS,
                "seed", SEED,
                "convergedSeconds", converged.toSeconds()));
    }

    private void killAgainAndAgain(RunningAim aim) {
        for (int kill = 0; kill < KILLS; kill++) {
            aim.awaitListening();
            LockSupport.parkNanos(
                    Duration.ofMillis(random.nextInt(LONGEST_LIFE_MILLIS)).toNanos());
            aim.kill();
            aim.startAgain();
        }
        aim.awaitListening();
    }

    /** As a browser does that gets no answer: again, with the same key, until there is one. */
    private static void subscribe(Api api, UUID account) {
        var key = UUID.randomUUID().toString();
        await().atMost(Duration.ofHours(3))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> api.as(account).subscribe("basic", key).status() == 202);
    }

    private static boolean isActive(Api api, UUID account) {
        return subscriptions(api, account).equals(List.of("ACTIVE"));
    }

    private static List<String> subscriptions(Api api, UUID account) {
        try {
            return api.as(account)
                    .get("/api/subscriptions")
                    .json()
                    .valueStream()
                    .map(subscription -> subscription.path("state").asString())
                    .toList();
        } catch (IllegalStateException noAnswer) {
            return List.of();
        }
    }

    private static void hasOneOfEach(Api api, UUID account) {
        var tenant = api.as(account)
                .get("/api/subscriptions")
                .json()
                .path(0)
                .path("tenantId")
                .asString();
        assertThat(Cloud.instances(tenant)).as("instances ever launched").hasSize(1);
        assertThat(Cloud.buckets(tenant)).hasSize(1);
    }
}
