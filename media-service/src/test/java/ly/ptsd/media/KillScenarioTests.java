package ly.ptsd.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The true service, killed at any moment again and again while several clients upload, change and delete, and now and then
 * lost with its disk and its database. What was acknowledged is there in the end, and nothing else. A soak does so round
 * after round, with another tenant each time.
 */
class KillScenarioTests {

    private static final long SEED = Long.getLong("ptsd.soak.seed", 20_261_122);
    private static final int KILLS = Integer.getInteger("ptsd.soak.kills", 2);
    private static final int KILLS_A_ROUND = 25;

    /** One in so many is the loss of the instance; the last of a round always is. */
    private static final int LOSSES = 6;

    private static final int LONGEST_LIFE_MILLIS = 3_000;

    private final Random random = new Random(SEED);

    @Test
    void losesNothingThatWasAcknowledgedAndLeavesNothingElse(@TempDir Path disks) throws Exception {
        for (int done = 0; done < KILLS; done += KILLS_A_ROUND) {
            try (var media = new KilledMedia(disks.resolve("round-" + done))) {
                survive(media, Math.min(KILLS - done, KILLS_A_ROUND));
            }
        }
    }

    private void survive(KilledMedia media, int kills) throws Exception {
        var clients = IntStream.range(0, SoakClient.KINDS)
                .mapToObj(kind -> new SoakClient(media, kind, new Random(random.nextLong())))
                .toList();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = clients.stream().map(people::submit).toList();
            killAgainAndAgain(media, kills);
            clients.forEach(SoakClient::stop);
            for (var one : all) {
                one.get();
            }
        }
        var ledger = new Ledger(clients);
        new Settled(media.server(), media.bucket(), media.disk(), ledger).check();
        assertThat(ledger.complete()).isNotEmpty();
        report(kills, media.instance() - 1, ledger);
    }

    private void killAgainAndAgain(KilledMedia media, int kills) {
        for (int kill = 1; kill <= kills; kill++) {
            LockSupport.parkNanos(
                    Duration.ofMillis(random.nextInt(LONGEST_LIFE_MILLIS)).toNanos());
            media.kill(kill == kills || random.nextInt(LOSSES) == 0);
        }
    }

    /** A round at a time, so that a soak that is ended early keeps what it has. */
    private static void report(int kills, int losses, Ledger ledger) {
        var survived = new LinkedHashMap<String, Object>();
        survived.put("soak", "a media server, killed while " + SoakClient.KINDS + " clients upload, change and delete");
        survived.put("kills", kills);
        survived.put("ofThemWithLossOfTheInstance", losses);
        survived.put(
                "completeUploads", ledger.complete().size() + ledger.deleted().size());
        survived.put("acknowledgedMegabytes", ledger.acknowledgedBytes() >> 20);
        survived.put("lostBytes", 0);
        SoakReport.add(survived);
    }
}
