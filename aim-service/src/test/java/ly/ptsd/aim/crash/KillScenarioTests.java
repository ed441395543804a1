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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import ly.ptsd.aim.testbed.Api;
import ly.ptsd.aim.testbed.Cloud;
import ly.ptsd.aim.testbed.SoakReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The true service, two replicas of it, killed at any moment again and again: while people subscribe, all at once, and
 * while all of them are ended. A soak does so round after round, with other people each time.
 */
class KillScenarioTests {

    private static final long SEED = Long.getLong("ptsd.soak.seed", 20_261_121);
    private static final int SUBSCRIPTIONS = Integer.getInteger("ptsd.soak.subscriptions", 12);
    private static final int KILLS = Integer.getInteger("ptsd.soak.kills", 4);
    private static final int KILLS_A_ROUND = 40;
    private static final int REPLICAS = 2;
    private static final UUID OPERATOR = UUID.randomUUID();

    /** The target is 60 s, on a machine that does nothing else. */
    private static final Duration CONVERGED = Duration.ofMinutes(4);

    private static final int LONGEST_LIFE_MILLIS = 3_000;

    /** What a dead process had begun is taken over after four heartbeats; only a soak waits as long as the service does. */
    private static final String[] SETTINGS = System.getProperty("ptsd.soak.kills") == null
            ? new String[] {"--db-scheduler.heartbeat-interval=2s"}
            : new String[0];

    private final Random random = new Random(SEED);
    private final String deployment = "k" + Integer.toHexString(random.nextInt() ^ (int) System.nanoTime());

    @TempDir
    private Path folder;

    private Duration longest = Duration.ZERO;

    private record Tenancy(UUID account, String tenant) {}

    @Test
    void makesAndRemovesOneServerForEachSubscriptionHoweverOftenItIsKilled() {
        int rounds = Math.ceilDiv(KILLS, KILLS_A_ROUND);
        try (var one = new RunningAim(deployment, folder, SETTINGS)) {
            one.awaitListening();
            try (var other = new RunningAim(deployment, folder, SETTINGS);
                    var servers = new CallingServers(Api.at(one.port()), deployment)) {
                var replicas = List.of(one, other);
                for (int round = 0; round < rounds; round++) {
                    comeAndGo(replicas, Math.min(KILLS, KILLS_A_ROUND));
                    report();
                }
            }
        }
    }

    /** A round at a time, so that a soak that is ended early keeps what it has. */
    private void report() {
        SoakReport.add(Map.of(
                "soak",
                "killed while people subscribe and are ended, " + REPLICAS + " replicas",
                "subscriptions",
                SUBSCRIPTIONS,
                "kills",
                Math.min(KILLS, KILLS_A_ROUND),
                "longestUntilConvergedSeconds",
                longest.toSeconds()));
    }

    private void comeAndGo(List<RunningAim> replicas, int kills) {
        var api = Api.at(replicas.getFirst().port());
        var accounts = People.accounts(SUBSCRIPTIONS);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            accounts.forEach(account -> people.submit(() -> People.subscribe(api, account)));
            kill(replicas, kills / 2);
            converge(accounts, account -> People.isActive(api, account));
            var tenancies = accounts.stream()
                    .map(account -> new Tenancy(account, tenant(api, account)))
                    .toList();
            tenancies.forEach(tenancy -> hasOneOfEach(tenancy.tenant()));
            tenancies.forEach(tenancy -> people.submit(() -> end(api, tenancy.tenant())));
            kill(replicas, kills - kills / 2);
            converge(tenancies, tenancy -> isEnded(api, tenancy.tenant()));
            tenancies.forEach(tenancy -> hasNothing(tenancy.tenant()));
        }
    }

    private <T> void converge(List<T> all, Predicate<T> done) {
        var restarted = Instant.now();
        await().atMost(CONVERGED)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> all.stream().allMatch(done));
        var took = Duration.between(restarted, Instant.now());
        longest = took.compareTo(longest) > 0 ? took : longest;
    }

    /** Each replica in its own time: often one of them lives, sometimes none. */
    private void kill(List<RunningAim> replicas, int kills) {
        var killers = replicas.stream()
                .map(aim -> {
                    var moments = new Random(random.nextLong());
                    return CompletableFuture.runAsync(() -> killAgainAndAgain(aim, kills / REPLICAS, moments));
                })
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(killers).join();
    }

    private static void killAgainAndAgain(RunningAim aim, int kills, Random moments) {
        for (int kill = 0; kill < kills; kill++) {
            aim.awaitListening();
            LockSupport.parkNanos(
                    Duration.ofMillis(moments.nextInt(LONGEST_LIFE_MILLIS)).toNanos());
            aim.kill();
            aim.startAgain();
        }
        aim.awaitListening();
    }

    private static void end(Api api, String tenant) {
        People.until(() -> {
            var answer = api.asOperator(OPERATOR)
                    .post("/api/operations/tenants/" + tenant + "/end", Map.of("reason", "the test is over"));
            return answer.status() == 202 || answer.status() == 409;
        });
    }

    private static boolean isEnded(Api api, String tenant) {
        try {
            return api.asOperator(OPERATOR)
                    .get("/api/operations/tenants/" + tenant)
                    .string("state")
                    .equals("ENDED");
        } catch (IllegalStateException noAnswer) {
            return false;
        }
    }

    private static String tenant(Api api, UUID account) {
        return api.as(account)
                .get("/api/subscriptions")
                .json()
                .path(0)
                .path("tenantId")
                .asString();
    }

    private static void hasOneOfEach(String tenant) {
        assertThat(Cloud.instances(tenant)).as("instances ever launched").hasSize(1);
        assertThat(Cloud.buckets(tenant)).hasSize(1);
    }

    private static void hasNothing(String tenant) {
        assertThat(Cloud.instances(tenant)).as("instances ever launched").hasSize(1);
        assertThat(Cloud.leftOf(tenant)).isEmpty();
    }
}
