package ly.ptsd.url.visit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import ly.ptsd.url.RunningService;
import ly.ptsd.url.journal.Journal;
import ly.ptsd.url.link.Slug;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.connection.stream.Consumer;
import org.springframework.data.redis.connection.stream.ReadOffset;
import org.springframework.data.redis.connection.stream.StreamOffset;
import org.springframework.data.redis.connection.stream.StreamRecords;

class VisitScenarioTests extends RunningService {

    @Autowired
    private Visits visits;

    @Autowired
    private VisitCollector collector;

    @Autowired
    private VisitTotals totals;

    private static final String FIREFOX =
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:143.0) Gecko/20100101 Firefox/143.0";

    @TempDir
    private Path folder;

    private Slug slug;

    @BeforeEach
    void aLink() {
        var owner = Owner.create();
        slug = new Slug(share(owner, announce(owner, "visited", "READY")));
    }

    @Test
    void aVisitDeliveredTwiceIsCountedOnce() {
        var visit = visit(Instant.parse("2026-03-01T10:00:00Z"));

        deliver(visit);
        deliver(visit);
        deliver(visit(Instant.parse("2026-03-01T09:00:00Z")));

        await().atMost(10, SECONDS).until(() -> counted() == 2);
        await().during(Duration.ofSeconds(1)).atMost(10, SECONDS).until(() -> counted() == 2);
        assertThat(jdbc.sql("SELECT last_visit_at FROM visit_total WHERE slug = ?")
                        .param(slug.value())
                        .query(String.class)
                        .single())
                .startsWith("2026-03-01 10:00:00");
    }

    @Test
    void countedVisitsLeaveTheStreamAndForeignRecordsDoNotBlockIt() {
        redis.opsForStream().add(StreamRecords.string(Map.of("id", "nonsense")).withStreamKey(VisitCarrier.STREAM));
        deliver(visit(Instant.now()));

        await().atMost(10, SECONDS).until(() -> counted() == 1);
        await().atMost(10, SECONDS).until(() -> redis.opsForStream().size(VisitCarrier.STREAM) == 0);
        assertThat(redis.opsForStream().pending(VisitCarrier.STREAM, "totals").getTotalPendingMessages())
                .isZero();
    }

    @Test
    void visitsWaitWhileRedisIsDownAndAreCountedWhenItIsBack() {
        var owner = Owner.create();
        var shared = share(owner, announce(owner, "down", "READY"));
        REDIS.close();
        for (int count = 0; count < 20; count++) {
            openInBrowser(shared).expectStatus().isOk();
        }
        assertThat(counted(shared)).isZero();

        REDIS.open();

        await().atMost(30, SECONDS).until(() -> counted(shared) == 20);
    }

    @Test
    void visitsAreCountedAgainAfterRedisHasLostItsMemory() {
        redis.delete(VisitCarrier.STREAM);

        visits.record(new Opening(slug, VIEWER, null, null));

        await().atMost(10, SECONDS).until(() -> counted() == 1);
    }

    @Test
    void aVisitGivenToACollectorThatDiedIsTakenOver() {
        visits.record(new Opening(slug, VIEWER, null, null));
        await().atMost(10, SECONDS).until(() -> counted() == 1);
        var lost = visit(Instant.now());
        giveToACollectorThatDies(lost);

        assertThat(collector.take(collector.abandoned(Duration.ofDays(1)))).isFalse();
        assertThat(collector.take(collector.abandoned(Duration.ZERO))).isTrue();

        assertThat(counted()).isEqualTo(2);
        assertThat(collector.abandoned(Duration.ZERO)).isEmpty();
    }

    @Test
    void allOrNoneOfABatchAreCounted() {
        var visit = visit(Instant.now());

        assertThatNullPointerException().isThrownBy(() -> totals.count(Arrays.asList(visit, null)));

        assertThat(counted()).isZero();
        totals.count(List.of(visit));
        assertThat(counted()).isEqualTo(1);
    }

    @Test
    void singleVisitsOfLongAgoAreForgottenAndStayInTheTotal() {
        totals.count(List.of(visit(Instant.now().minus(Duration.ofDays(8))), visit(Instant.now())));

        collector.forgetOld();

        assertThat(jdbc.sql("SELECT COUNT(*) FROM visit WHERE slug = ?")
                        .param(slug.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(counted()).isEqualTo(2);
    }

    @Test
    void visitsThatTheJournalCannotTakeAreNotCountedAndSaidToBeLost() {
        var metrics = new SimpleMeterRegistry();
        var full = new Journal(folder, 1, 1, clock);
        var few = new Visits(full, new ViewerNames("a secret of at least thirty-two characters"), clock, metrics);

        for (int count = 0; count < 3; count++) {
            few.record(new Opening(slug, VIEWER, null, null));
        }

        assertThat(metrics.counter("ptsd.url.visits.lost").count()).isEqualTo(1);
        assertThat(metrics.get("ptsd.url.visits.waiting").gauge().value()).isEqualTo(2);
        full.close();
    }

    @Test
    void eachHourKnowsFromWhereAndWithWhatAndBotsAreCountedApart() {
        var at = Instant.parse("2026-03-01T10:59:59Z");
        totals.count(List.of(
                visit(at, "viewer-one", "naver.com", FIREFOX),
                visit(at, "viewer-one", "naver.com", FIREFOX),
                visit(at, "viewer-two", "", ""),
                visit(at.plusSeconds(1), "viewer-one", "naver.com", FIREFOX),
                visit(at, "", "", "Twitterbot/1.0"),
                visit(at, "", "", "Googlebot/2.1")));

        assertThat(jdbc.sql("""
                        SELECT CONCAT_WS(' ', at_hour, bot, referrer, device, browser, visits) FROM visit_hour
                        WHERE slug = ? ORDER BY at_hour, bot, referrer, device, browser
                        """).param(slug.value()).query(String.class).list())
                .containsExactly(
                        "2026-03-01 10:00:00 0  OTHER OTHER 1",
                        "2026-03-01 10:00:00 0 naver.com DESKTOP FIREFOX 2",
                        "2026-03-01 10:00:00 1  OTHER OTHER 2",
                        "2026-03-01 11:00:00 0 naver.com DESKTOP FIREFOX 1");
        assertThat(jdbc.sql("SELECT COUNT(*) FROM visit_viewer WHERE slug = ?")
                        .param(slug.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
        assertThat(counted()).isEqualTo(4);
    }

    @Test
    void whoMakesUpHostsFillsNoTable() {
        var at = Instant.parse("2026-03-01T10:00:00Z");
        for (int times = 0; times < 2; times++) {
            int first = times * 40;
            totals.count(IntStream.range(first, first + 40)
                    .mapToObj(number -> visit(at, "viewer", number + ".example", ""))
                    .toList());
        }
        totals.count(List.of(visit(at, "viewer", "1.example", "")));

        assertThat(jdbc.sql(
                                "SELECT COUNT(*), SUM(visits), SUM(IF(referrer = '*', visits, 0)) FROM visit_hour WHERE slug = ?")
                        .param(slug.value())
                        .query((row, number) -> List.of(row.getInt(1), row.getInt(2), row.getInt(3)))
                        .single())
                .containsExactly(VisitHours.MOST_REFERRERS + 1, 81, 30);
    }

    @Test
    void nothingIsCountedForALinkThatWasForgotten() {
        var gone = new DeliveredVisit(
                UUID.randomUUID(), new Visit(new Slug("neverwasany"), Instant.now(), "viewer", "", ""));

        totals.count(List.of(gone, visit(Instant.now())));

        assertThat(counted("neverwasany")).isZero();
        assertThat(counted()).isEqualTo(1);
    }

    private DeliveredVisit visit(Instant at) {
        return visit(at, "viewer", "", "");
    }

    private DeliveredVisit visit(Instant at, String viewer, String referrer, String agent) {
        return new DeliveredVisit(UUID.randomUUID(), new Visit(slug, at, viewer, referrer, agent));
    }

    private void deliver(DeliveredVisit visit) {
        redis.opsForStream().add(StreamRecords.string(visit.fields()).withStreamKey(VisitCarrier.STREAM));
    }

    /** The collector that runs beside the test may be faster, so it is tried until it was not. */
    private void giveToACollectorThatDies(DeliveredVisit visit) {
        await().atMost(10, SECONDS).until(() -> {
            deliver(visit);
            return !redis.opsForStream()
                    .read(
                            Consumer.from("totals", "dead"),
                            StreamOffset.create(VisitCarrier.STREAM, ReadOffset.lastConsumed()))
                    .isEmpty();
        });
    }

    private long counted() {
        return counted(slug.value());
    }

    private long counted(String link) {
        return jdbc.sql("SELECT visits FROM visit_total WHERE slug = ?")
                .param(link)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }
}
