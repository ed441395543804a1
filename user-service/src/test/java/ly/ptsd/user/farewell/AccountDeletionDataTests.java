package ly.ptsd.user.farewell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import ly.ptsd.platform.messages.AccountDeleted;
import ly.ptsd.platform.messages.MessageJson;
import ly.ptsd.platform.messages.outbox.Outbox;
import ly.ptsd.platform.problem.Problem;
import ly.ptsd.user.TestDatabase;
import ly.ptsd.user.TestTasks;
import ly.ptsd.user.account.AccountId;
import ly.ptsd.user.account.Accounts;
import ly.ptsd.user.account.Identities;
import ly.ptsd.user.account.Language;
import ly.ptsd.user.account.Provider;
import ly.ptsd.user.account.ProviderProfile;
import ly.ptsd.user.audit.SecurityEvents;
import ly.ptsd.user.device.Device;
import ly.ptsd.user.device.Requester;
import ly.ptsd.user.picture.MemoryPictureStore;
import ly.ptsd.user.session.AccountSessions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;
import org.threeten.extra.MutableClock;
import tools.jackson.databind.json.JsonMapper;

class AccountDeletionDataTests {

    private static final Requester OWNER = new Requester(new Device(null, null, Device.Kind.OTHER), null);
    private static final Duration GRACE = Duration.ofDays(14);

    private static TestDatabase database;
    private static int people;

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private AccountId account;
    private AccountDeletion deletion;

    @BeforeAll
    static void migrate() {
        database = TestDatabase.migrated();
    }

    @BeforeEach
    void anAccount() {
        database.jdbc().sql("DELETE FROM scheduled_tasks").update();
        var subject = "subject-" + people++;
        account = accounts()
                .create(
                        new ProviderProfile(Provider.GOOGLE, "https://accounts.google.com", subject, "Kim", null, null),
                        Language.KO);
        deletion = deletion(database.transaction());
    }

    @Test
    void carriesOutNothingBeforeTheGraceIsOver() {
        var deletesAt = deletion.ask(account, "Kim", null, OWNER);
        assertThat(deletesAt).isEqualTo(clock.instant().plus(GRACE));
        clock.add(GRACE.minusMillis(1));
        assertThat(deletion.due()).doesNotContain(account);
        deletion.carryOut(account);
        assertThat(accounts().find(account)).isPresent();
    }

    @Test
    void removesTheAccountAndWhatHangsOnItAndTellsTheOthersWhenTheGraceIsOver() {
        deletion.ask(account, "Kim", null, OWNER);
        clock.add(GRACE);
        assertThat(deletion.due()).contains(account);
        deletion.carryOut(account);

        assertThat(accounts().find(account)).isEmpty();
        for (var table : new String[] {"identity", "refresh_family", "security_event", "account_deletion"}) {
            assertThat(count(table + " WHERE account_id = ?")).as(table).isZero();
        }
        assertThat(told())
                .hasValueSatisfying(message -> assertThat(message.accountId()).isEqualTo(account.value()));
        assertThat(deletion.due()).doesNotContain(account);
    }

    @Test
    void tellsOnceHoweverOftenItIsCarriedOut() {
        deletion.ask(account, "Kim", null, OWNER);
        clock.add(GRACE);
        deletion.carryOut(account);
        var told = told();
        deletion.carryOut(account);
        assertThat(told()).isPresent().isEqualTo(told);
    }

    @Test
    void removesNothingAndTellsNobodyWhenItIsKilledInTheMiddle() {
        deletion.ask(account, "Kim", null, OWNER);
        clock.add(GRACE);
        assertThatIllegalStateException()
                .isThrownBy(() -> deletion(database.dyingTransaction()).carryOut(account));

        assertThat(accounts().find(account)).isPresent();
        assertThat(told()).isEmpty();
        deletion.carryOut(account);
        assertThat(told()).isPresent();
    }

    @Test
    void staysWhenItsOwnerThinksBetterOfIt() {
        deletion.ask(account, "Kim", null, OWNER);
        deletion.withdraw(account, OWNER);
        clock.add(GRACE);
        assertThat(deletion.due()).doesNotContain(account);
        deletion.carryOut(account);

        assertThat(accounts().find(account)).isPresent();
        assertThat(told()).isEmpty();
        assertThat(deletion.deletesAt(account)).isEmpty();
    }

    @Test
    void keepsTheDayWhenItIsAskedAgainAndCountsAnewAfterAWithdrawal() {
        var first = deletion.ask(account, "Kim", null, OWNER);
        clock.add(Duration.ofDays(1));
        assertThat(deletion.ask(account, "Kim", null, OWNER)).isEqualTo(first);
        deletion.withdraw(account, OWNER);
        assertThat(deletion.ask(account, "Kim", null, OWNER)).isEqualTo(first.plus(Duration.ofDays(1)));
    }

    @Test
    void isNotAskedForByAnythingButTheName() {
        for (var wrong : new String[] {"", "kim", "Kim ", "KIM"}) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> deletion.ask(account, wrong, null, OWNER))
                    .satisfies(problem -> assertThat(problem.code()).isEqualTo("confirmation_wrong"));
        }
        assertThat(deletion.deletesAt(account)).isEmpty();
    }

    @Test
    void recordsWhatIsAskedAndWithdrawnOnceEach() {
        deletion.ask(account, "Kim", null, OWNER);
        deletion.ask(account, "Kim", null, OWNER);
        deletion.withdraw(account, OWNER);
        deletion.withdraw(account, OWNER);
        assertThat(count("security_event WHERE kind LIKE 'DELETION%' AND account_id = ?"))
                .isEqualTo(2);
    }

    private AccountDeletion deletion(TransactionOperations transaction) {
        var jdbc = database.jdbc();
        var events = new SecurityEvents(jdbc, clock);
        var tasks = TestTasks.in(database, clock);
        return new AccountDeletion(
                jdbc,
                transaction,
                accounts(),
                new AccountSessions(jdbc, database.transaction(), events, clock),
                new MemoryPictureStore().pictures(database, tasks, clock),
                events,
                new Outbox(tasks),
                new FarewellProperties(GRACE, Duration.ofMinutes(1)),
                clock);
    }

    private Accounts accounts() {
        var identities = new Identities(database.jdbc(), database.transaction(), clock);
        return new Accounts(database.jdbc(), database.transaction(), identities, clock);
    }

    private Optional<AccountDeleted> told() {
        return database.jdbc()
                .sql("SELECT task_data FROM scheduled_tasks WHERE task_name = 'send-message'")
                .query(byte[].class)
                .optional()
                .map(data -> new JsonMapper().readTree(data).at("/message").asString())
                .map(json -> (AccountDeleted) MessageJson.read(json));
    }

    private int count(String what) {
        return database.jdbc()
                .sql("SELECT COUNT(*) FROM " + what)
                .param(account.bytes())
                .query(Integer.class)
                .single();
    }
}
