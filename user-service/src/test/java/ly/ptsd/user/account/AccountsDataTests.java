package ly.ptsd.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import ly.ptsd.user.SteppedClock;
import ly.ptsd.user.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountsDataTests {

    private static TestDatabase database;

    private final SteppedClock clock = new SteppedClock();
    private Accounts accounts;

    @BeforeAll
    static void migrate() {
        database = TestDatabase.migrated();
    }

    @BeforeEach
    void open() {
        accounts = new Accounts(database.jdbc(), database.transaction(), clock);
    }

    @Test
    void makesOneAccountOfTwentySimultaneousFirstSignIns() throws Exception {
        var profile = profile("https://google.example", UUID.randomUUID().toString(), null);
        long before = count();
        Callable<AccountId> signIn = () -> accounts.signedIn(profile, Language.KO);
        try (var browsers = Executors.newFixedThreadPool(10)) {
            var ids = browsers.invokeAll(
                    IntStream.range(0, 20).mapToObj(number -> signIn).toList());
            assertThat(ids)
                    .extracting(Future::resultNow)
                    .hasSize(20)
                    .containsOnly(ids.getFirst().resultNow());
        }
        assertThat(count()).isEqualTo(before + 1);
    }

    @Test
    void takesTheSameSubjectOfAnotherIssuerForSomebodyElse() {
        var subject = UUID.randomUUID().toString();
        var one = accounts.signedIn(profile("https://google.example", subject, "kim@example.com"), Language.KO);
        var other = accounts.signedIn(profile("https://kakao.example", subject, "kim@example.com"), Language.KO);

        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void readsBackWhatItKept() {
        var id = accounts.signedIn(
                profile("https://google.example", UUID.randomUUID().toString(), "kim@example.com"), Language.KO);
        var account = accounts.find(id).orElseThrow();

        assertThat(account)
                .isEqualTo(new Account(
                        id,
                        "Kim",
                        Language.KO,
                        1,
                        clock.instant(),
                        List.of(new Account.Identity(Provider.GOOGLE, "kim@example.com", null, clock.instant()))));
        assertThat(account.email()).contains("kim@example.com");
        assertThat(account.pictureUrl()).isEmpty();
    }

    @Test
    void forgetsAnEmailThatTheProviderNoLongerGives() {
        var subject = UUID.randomUUID().toString();
        accounts.signedIn(profile("https://kakao.example", subject, "kim@example.com"), Language.KO);
        clock.step(Duration.ofDays(1));
        var id = accounts.signedIn(profile("https://kakao.example", subject, null), Language.EN);

        assertThat(accounts.find(id).orElseThrow().email()).isEmpty();
        assertThat(accounts.find(id).orElseThrow().language()).isEqualTo(Language.KO);
    }

    @Test
    void changesNothingForAnOlderVersion() {
        var id = accounts.signedIn(
                profile("https://google.example", UUID.randomUUID().toString(), null), Language.KO);

        assertThat(accounts.change(id, "First", null, 1)).isTrue();
        assertThat(accounts.change(id, "Second", Language.EN, 1)).isFalse();
        assertThat(accounts.find(id).orElseThrow())
                .extracting(Account::name, Account::language, Account::version)
                .containsExactly("First", Language.KO, 2);
    }

    @Test
    void findsNobodyUnderAnUnknownId() {
        assertThat(accounts.find(AccountId.random())).isEmpty();
        assertThat(accounts.change(AccountId.random(), "Nobody", null, null)).isFalse();
    }

    private static long count() {
        return database.jdbc()
                .sql("SELECT COUNT(*) FROM account")
                .query(Long.class)
                .single();
    }

    private static ProviderProfile profile(String issuer, String subject, String email) {
        return new ProviderProfile(Provider.GOOGLE, issuer, subject, "Kim", email, null);
    }
}
