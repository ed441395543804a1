package ly.ptsd.user.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import ly.ptsd.user.SteppedClock;
import ly.ptsd.user.TestDatabase;
import ly.ptsd.user.account.AccountId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionsDataTests {

    private static TestDatabase database;

    private final SteppedClock clock = new SteppedClock();

    private AccountId account;
    private Sessions sessions;

    @BeforeAll
    static void migrate() {
        database = TestDatabase.migrated();
    }

    @BeforeEach
    void anAccount() {
        account = new AccountId(UUID.randomUUID());
        database.jdbc()
                .sql(
                        "INSERT INTO account (id, name, locale, version, created_at) VALUES (?, 'Kim', 'ko', 1, '2026-03-01')")
                .param(account.bytes())
                .update();
        sessions = new Sessions(database.jdbc(), database.transaction(), clock);
    }

    @Test
    void rotatesTheTokenOnEveryUse() {
        var first = sessions.start(account).token();
        var second = continued(first);
        clock.step(Duration.ofMinutes(10));
        var third = continued(second);

        assertThat(third).isNotEqualTo(second);
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void namesTheAccountThatStaysSignedIn() {
        assertThat(sessions.refresh(sessions.start(account).token()))
                .isInstanceOfSatisfying(
                        Refresh.Continued.class, it -> assertThat(it.account()).isEqualTo(account));
    }

    @Test
    void letsTwoTabsRaceAndKeepsBothSignedIn() {
        var shared = sessions.start(account).token();
        var one = continued(shared);
        clock.step(Sessions.GRACE);
        var other = continued(shared);
        clock.step(Duration.ofMinutes(10));

        assertThat(sessions.refresh(one)).isInstanceOf(Refresh.Continued.class);
        assertThat(sessions.refresh(other)).isInstanceOf(Refresh.Continued.class);
    }

    @Test
    void keepsFiftyTabsSignedInThatRefreshAtTheSameTime() throws Exception {
        var shared = sessions.start(account).token();
        Callable<Refresh> tab = () -> sessions.refresh(shared);
        try (var tabs = Executors.newFixedThreadPool(16)) {
            var outcomes = tabs.invokeAll(
                    IntStream.range(0, 50).mapToObj(number -> tab).toList());
            assertThat(outcomes)
                    .extracting(SessionsDataTests::result)
                    .hasSize(50)
                    .hasOnlyElementsOfType(Refresh.Continued.class)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void endsTheFamilyWhenACopiedTokenIsUsedLater() {
        var copied = sessions.start(account).token();
        var current = continued(copied);
        clock.step(Sessions.GRACE.plusMillis(1));

        assertThat(sessions.refresh(copied)).isEqualTo(new Refresh.Replayed(account));
        assertThat(sessions.refresh(current)).isInstanceOf(Refresh.Ended.class);
        assertThat(sessions.refresh(copied)).isInstanceOf(Refresh.Ended.class);
    }

    @Test
    void leavesOtherSignInsOfTheAccountAloneWhenOneIsCopied() {
        var elsewhere = sessions.start(account).token();
        var copied = sessions.start(account).token();
        continued(copied);
        clock.step(Duration.ofMinutes(1));
        sessions.refresh(copied);

        assertThat(sessions.refresh(elsewhere)).isInstanceOf(Refresh.Continued.class);
    }

    @Test
    void endsAfterThirtyDaysWithoutUse() {
        var token = sessions.start(account).token();
        clock.step(Sessions.IDLE.minusSeconds(1));
        var next = continued(token);
        clock.step(Sessions.IDLE);

        assertThat(sessions.refresh(next)).isInstanceOf(Refresh.Ended.class);
    }

    @Test
    void endsAfterNinetyDaysHoweverMuchItIsUsed() {
        var token = sessions.start(account).token();
        for (int day = 0; day < 89; day++) {
            clock.step(Duration.ofDays(1));
            token = continued(token);
        }
        clock.step(Duration.ofDays(1));

        assertThat(sessions.refresh(token)).isInstanceOf(Refresh.Ended.class);
    }

    @Test
    void promisesNoTokenBeyondTheEndOfItsFamily() {
        var started = sessions.start(account);
        var end = clock.instant().plus(Sessions.ABSOLUTE);
        var token = started.token();
        for (int step = 0; step < 4; step++) {
            clock.step(Duration.ofDays(20));
            token = continued(token);
        }

        assertThat(sessions.refresh(token))
                .isInstanceOfSatisfying(
                        Refresh.Continued.class, it -> assertThat(it.until()).isEqualTo(end));
        assertThat(started.until()).isBefore(end);
    }

    @Test
    void signsOutAllTokensOfTheFamily() {
        var first = sessions.start(account).token();
        var second = continued(first);
        sessions.end(first);

        assertThat(sessions.refresh(second)).isInstanceOf(Refresh.Ended.class);
    }

    @Test
    void knowsNoTokenThatItDidNotIssue() {
        var unknown = RefreshToken.random();
        sessions.end(unknown);

        assertThat(sessions.refresh(unknown)).isInstanceOf(Refresh.Ended.class);
    }

    @Test
    void forgetsWhatCanNoLongerBeUsed() {
        var old = sessions.start(account);
        clock.step(Duration.ofDays(60));
        var current = continued(sessions.start(account).token());
        clock.step(Duration.ofDays(29));
        var sweep = new SessionSweep(database.jdbc(), clock);

        sweep.sweep();
        assertThat(count("refresh_token WHERE hash = ?", old.token().hash())).isZero();
        assertThat(families()).isEqualTo(2);
        assertThat(sessions.refresh(current)).isInstanceOf(Refresh.Continued.class);

        clock.step(Duration.ofDays(2));
        sweep.sweep();
        assertThat(families()).isEqualTo(1);
    }

    private long families() {
        return count("refresh_family WHERE account_id = ?", account.bytes());
    }

    private static long count(String what, byte[] key) {
        return database.jdbc()
                .sql("SELECT COUNT(*) FROM " + what)
                .param(key)
                .query(Long.class)
                .single();
    }

    private RefreshToken continued(RefreshToken token) {
        return ((Refresh.Continued) sessions.refresh(token)).successor();
    }

    private static Refresh result(Future<Refresh> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException exception) {
            throw new AssertionError(exception);
        }
    }
}
