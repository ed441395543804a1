package ly.ptsd.user.session;

import static ly.ptsd.user.database.Columns.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import ly.ptsd.user.TestDatabase;
import ly.ptsd.user.account.AccountId;
import ly.ptsd.user.account.Provider;
import ly.ptsd.user.audit.EventKind;
import ly.ptsd.user.audit.Notice;
import ly.ptsd.user.audit.SecurityEvent;
import ly.ptsd.user.audit.SecurityEvents;
import ly.ptsd.user.device.Device;
import ly.ptsd.user.device.Requester;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

class SessionsDataTests {

    private static final SessionProperties LIFE = new SessionProperties(
            Duration.ofDays(30), Duration.ofDays(180), Duration.ofSeconds(10), Duration.ofMinutes(15));
    private static final Requester SOMEBODY = new Requester(new Device("Firefox", "Linux", Device.Kind.DESKTOP), null);

    private static TestDatabase database;

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    private AccountId account;
    private SecurityEvents events;
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
        events = new SecurityEvents(database.jdbc(), clock);
        sessions = new Sessions(database.jdbc(), database.transaction(), LIFE, events, clock);
    }

    @Test
    void rotatesTheTokenOnEveryUse() {
        var first = start().token();
        var second = continued(first);
        clock.add(Duration.ofMinutes(10));
        var third = continued(second);

        assertThat(third).isNotEqualTo(second);
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void namesTheAccountThatStaysSignedIn() {
        assertThat(refresh(start().token()))
                .isInstanceOfSatisfying(
                        Refresh.Continued.class, it -> assertThat(it.account()).isEqualTo(account));
    }

    @Test
    void letsTwoTabsRaceAndKeepsBothSignedIn() {
        var shared = start().token();
        var one = continued(shared);
        clock.add(LIFE.grace());
        var other = continued(shared);
        clock.add(Duration.ofMinutes(10));

        assertThat(refresh(one)).isInstanceOf(Refresh.Continued.class);
        assertThat(refresh(other)).isInstanceOf(Refresh.Continued.class);
    }

    @Test
    void keepsFiftyTabsSignedInThatRefreshAtTheSameTime() throws Exception {
        var shared = start();
        var outcomes = inFiftyTabs(number -> refresh(shared.token()));

        assertThat(outcomes)
                .hasSize(50)
                .hasOnlyElementsOfType(Refresh.Continued.class)
                .doesNotHaveDuplicates();
        assertThat(tokensOf(shared)).isEqualTo(51);
        assertThat(count("refresh_token WHERE rotated_at IS NOT NULL AND family_id = ?", bytes(shared.session())))
                .isOne();
    }

    @Test
    void letsTabsWithDifferentTokensOfOneSessionTakeTurnsWithoutWaitingForEachOther() throws Exception {
        var session = start();
        var first = session.token();
        var held = inFiftyTabs(number -> refresh(first)).stream()
                .map(outcome -> ((Refresh.Continued) outcome).successor())
                .toList();
        var outcomes = inFiftyTabs(number -> refresh(number % 5 == 0 ? first : held.get(number)));

        assertThat(outcomes).hasSize(50).hasOnlyElementsOfType(Refresh.Continued.class);
        assertThat(tokensOf(session)).isEqualTo(101);
    }

    @Test
    void endsTheSessionOnceWhenFiftyCopiesAreUsedAtTheSameTime() throws Exception {
        var copied = start().token();
        continued(continued(copied));
        clock.add(LIFE.grace().plusMillis(1));
        var outcomes = inFiftyTabs(number -> refresh(copied));

        assertThat(outcomes).filteredOn(new Refresh.Reused(account)::equals).hasSize(1);
        assertThat(outcomes).filteredOn(Refresh.Ended.class::isInstance).hasSize(49);
        assertThat(events.notices(account)).hasSize(1);
    }

    @Test
    void endsTheFamilyWhenACopiedTokenIsUsedLater() {
        var copied = start().token();
        var current = continued(continued(copied));
        clock.add(LIFE.grace().plusMillis(1));

        assertThat(refresh(copied)).isEqualTo(new Refresh.Reused(account));
        assertThat(refresh(current)).isInstanceOf(Refresh.Ended.class);
        assertThat(refresh(copied)).isInstanceOf(Refresh.Ended.class);
    }

    @Test
    void tellsTheOwnerOfACopiedTokenUntilTheyHaveSeenIt() {
        var copied = start().token();
        continued(continued(copied));
        clock.add(Duration.ofMinutes(1));
        sessions.refresh(
                copied, () -> new Requester(new Device("Chrome", "Windows", Device.Kind.DESKTOP), "203.0.113.0"));

        var event = events.page(account, null).events().getFirst();
        assertThat(event.kind()).isEqualTo(EventKind.REFRESH_TOKEN_REUSED);
        assertThat(event.device()).isEqualTo(new Device("Chrome", "Windows", Device.Kind.DESKTOP));
        assertThat(event.address()).isEqualTo("203.0.113.0");
        assertThat(events.notices(account))
                .containsExactly(new Notice(event.id(), Notice.Kind.REFRESH_TOKEN_REUSED, clock.instant()));
        assertThat(events.seen(account, event.id())).isTrue();
        assertThat(events.notices(account)).isEmpty();
    }

    @Test
    void goesOnWhenTheAnswerWithTheSuccessorWasLost() {
        var kept = start().token();
        continued(kept);
        clock.add(Duration.ofMinutes(30));
        var arrived = continued(kept);
        clock.add(Duration.ofMinutes(30));

        assertThat(refresh(arrived)).isInstanceOf(Refresh.Continued.class);
    }

    @Test
    void endsTheFamilyWhenALostSuccessorTurnsUp() {
        var kept = start().token();
        var lost = continued(kept);
        clock.add(Duration.ofMinutes(30));
        var current = continued(kept);

        assertThat(refresh(lost)).isEqualTo(new Refresh.Reused(account));
        assertThat(refresh(current)).isInstanceOf(Refresh.Ended.class);
    }

    /** Nobody knows which successors tokens had before they were remembered: such a token is never taken twice. */
    @Test
    void takesATokenOfTheReleaseBeforeThisOneOnlyOnce() {
        var old = start().token();
        continued(old);
        database.jdbc().sql("UPDATE refresh_token SET parent = NULL").update();
        clock.add(Duration.ofMinutes(1));

        assertThat(refresh(old)).isEqualTo(new Refresh.Reused(account));
    }

    @Test
    void losesNothingWhenTheProcessDiesBeforeItHasCommitted() {
        var session = start();
        var dying = new Sessions(database.jdbc(), database.dyingTransaction(), LIFE, events, clock);

        assertThatIllegalStateException().isThrownBy(() -> dying.refresh(session.token(), () -> SOMEBODY));
        assertThatIllegalStateException().isThrownBy(() -> dying.end(session.token(), SOMEBODY));
        assertThat(tokensOf(session)).isOne();
        clock.add(Duration.ofHours(1));
        assertThat(refresh(session.token())).isInstanceOf(Refresh.Continued.class);
    }

    @Test
    void leavesOtherSignInsOfTheAccountAloneWhenOneIsCopied() {
        var elsewhere = start().token();
        var copied = start().token();
        continued(continued(copied));
        clock.add(Duration.ofMinutes(1));
        refresh(copied);

        assertThat(refresh(elsewhere)).isInstanceOf(Refresh.Continued.class);
    }

    @Test
    void endsAfterThirtyDaysWithoutUse() {
        var token = start().token();
        clock.add(LIFE.idle().minusSeconds(1));
        var next = continued(token);
        clock.add(LIFE.idle());

        assertThat(refresh(next)).isInstanceOf(Refresh.Ended.class);
    }

    @Test
    void endsAfterHalfAYearHoweverMuchItIsUsed() {
        var token = start().token();
        for (int day = 0; day < 179; day++) {
            clock.add(Duration.ofDays(1));
            token = continued(token);
        }
        clock.add(Duration.ofDays(1));

        assertThat(refresh(token)).isInstanceOf(Refresh.Ended.class);
    }

    @Test
    void promisesNoTokenBeyondTheEndOfItsFamily() {
        var started = start();
        var end = clock.instant().plus(LIFE.absolute());
        var token = started.token();
        for (int step = 0; step < 8; step++) {
            clock.add(Duration.ofDays(20));
            token = continued(token);
        }

        assertThat(refresh(token))
                .isInstanceOfSatisfying(
                        Refresh.Continued.class, it -> assertThat(it.until()).isEqualTo(end));
        assertThat(started.until()).isBefore(end);
    }

    @Test
    void writesDownWhoSignedInAndOut() {
        sessions.end(start().token(), SOMEBODY);

        assertThat(events.page(account, null).events())
                .extracting(SecurityEvent::kind, SecurityEvent::provider, SecurityEvent::device)
                .containsExactlyInAnyOrder(
                        tuple(EventKind.SIGNED_IN, Provider.GOOGLE, SOMEBODY.device()),
                        tuple(EventKind.SIGNED_OUT, null, SOMEBODY.device()));
    }

    @Test
    void signsOutAllTokensOfTheFamily() {
        var first = start().token();
        var second = continued(first);
        sessions.end(first, SOMEBODY);

        assertThat(refresh(second)).isInstanceOf(Refresh.Ended.class);
    }

    @Test
    void knowsNoTokenThatItDidNotIssue() {
        var unknown = RefreshToken.random();
        sessions.end(unknown, SOMEBODY);

        assertThat(refresh(unknown)).isInstanceOf(Refresh.Ended.class);
    }

    @Test
    void forgetsWhatCanNoLongerBeUsed() {
        var old = start();
        clock.add(Duration.ofDays(60));
        var current = continued(start().token());
        clock.add(Duration.ofDays(29));
        var sweep = new SessionSweep(database.jdbc(), clock);

        sweep.sweep();
        assertThat(count("refresh_token WHERE hash = ?", old.token().hash())).isZero();
        assertThat(families()).isEqualTo(1);
        assertThat(refresh(current)).isInstanceOf(Refresh.Continued.class);

        clock.add(Duration.ofDays(31));
        sweep.sweep();
        assertThat(families()).isZero();
    }

    private Sessions.Started start() {
        return sessions.start(account, Provider.GOOGLE, SOMEBODY);
    }

    private Refresh refresh(RefreshToken token) {
        return sessions.refresh(token, () -> SOMEBODY);
    }

    private List<Refresh> inFiftyTabs(IntFunction<Refresh> tab) throws Exception {
        try (var tabs = Executors.newFixedThreadPool(16)) {
            return tabs
                    .invokeAll(IntStream.range(0, 50)
                            .mapToObj(number -> (Callable<Refresh>) () -> tab.apply(number))
                            .toList())
                    .stream()
                    .map(SessionsDataTests::result)
                    .toList();
        }
    }

    private static long tokensOf(Sessions.Started session) {
        return count("refresh_token WHERE family_id = ?", bytes(session.session()));
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
        return ((Refresh.Continued) refresh(token)).successor();
    }

    private static Refresh result(Future<Refresh> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException exception) {
            throw new AssertionError(exception);
        }
    }
}
