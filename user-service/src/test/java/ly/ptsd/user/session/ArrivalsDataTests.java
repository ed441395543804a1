package ly.ptsd.user.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import ly.ptsd.user.TestDatabase;
import ly.ptsd.user.account.Accounts;
import ly.ptsd.user.account.Identities;
import ly.ptsd.user.account.Language;
import ly.ptsd.user.account.Provider;
import ly.ptsd.user.account.ProviderProfile;
import ly.ptsd.user.audit.EventKind;
import ly.ptsd.user.audit.SecurityEvent;
import ly.ptsd.user.audit.SecurityEvents;
import ly.ptsd.user.device.Device;
import ly.ptsd.user.device.Requester;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;
import org.threeten.extra.MutableClock;

class ArrivalsDataTests {

    private static final Requester SOMEBODY = new Requester(new Device(null, null, Device.Kind.OTHER), null);

    private static TestDatabase database;

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private final ProviderProfile profile = new ProviderProfile(
            Provider.GOOGLE, "https://google.example", UUID.randomUUID().toString(), "Kim", null, null);

    @BeforeAll
    static void migrate() {
        database = TestDatabase.migrated();
    }

    @Test
    void makeOneAccountOfTwentySimultaneousFirstSignIns() throws Exception {
        var arrivals = arrivals(database.transaction());
        long before = accounts();
        Callable<Object> signIn = () -> arrivals.newcomer(profile, Language.KO, SOMEBODY);
        try (var browsers = Executors.newFixedThreadPool(10)) {
            assertThat(browsers.invokeAll(
                            IntStream.range(0, 20).mapToObj(number -> signIn).toList()))
                    .extracting(Future::get)
                    .doesNotHaveDuplicates()
                    .hasSize(20);
        }
        assertThat(accounts()).isEqualTo(before + 1);
    }

    @Test
    void writeDownTheAccountAndTheSignInWithWhatTheyDid() {
        var arrivals = arrivals(database.transaction());
        arrivals.newcomer(profile, Language.KO, SOMEBODY);
        clock.add(Duration.ofMinutes(1));
        var account = arrivals.known(profile, SOMEBODY).orElseThrow().account();

        assertThat(events().page(account, null).events())
                .extracting(SecurityEvent::kind)
                .hasSize(3)
                .startsWith(EventKind.SIGNED_IN)
                .contains(EventKind.ACCOUNT_CREATED);
    }

    @Test
    void leaveNothingBehindWhenTheProcessDiesMidway() {
        long before = accounts();

        assertThatIllegalStateException()
                .isThrownBy(() -> arrivals(database.dyingTransaction()).newcomer(profile, Language.KO, SOMEBODY));
        assertThat(accounts()).isEqualTo(before);
        assertThat(arrivals(database.transaction()).known(profile, SOMEBODY)).isEmpty();
    }

    private Arrivals arrivals(TransactionOperations transaction) {
        var identities = new Identities(database.jdbc(), database.transaction(), clock);
        var life = new SessionProperties(
                Duration.ofDays(30), Duration.ofDays(180), Duration.ofSeconds(10), Duration.ofMinutes(15));
        return new Arrivals(
                new Accounts(database.jdbc(), database.transaction(), identities, clock),
                identities,
                new Sessions(database.jdbc(), database.transaction(), life, events(), clock),
                events(),
                transaction);
    }

    private SecurityEvents events() {
        return new SecurityEvents(database.jdbc(), clock);
    }

    private static long accounts() {
        return database.jdbc()
                .sql("SELECT COUNT(*) FROM account")
                .query(Long.class)
                .single();
    }
}
