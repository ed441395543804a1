package ly.ptsd.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import ly.ptsd.user.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

class AccountsDataTests {

    private static TestDatabase database;

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private Identities identities;
    private Accounts accounts;

    @BeforeAll
    static void migrate() {
        database = TestDatabase.migrated();
    }

    @BeforeEach
    void open() {
        identities = new Identities(database.jdbc(), database.transaction(), clock);
        accounts = new Accounts(database.jdbc(), database.transaction(), identities, clock);
    }

    @Test
    void takesTheSameSubjectOfAnotherIssuerForSomebodyElse() {
        var subject = UUID.randomUUID().toString();
        var one = accounts.create(profile("https://google.example", subject, "kim@example.com"), Language.KO);
        var other = accounts.create(profile("https://kakao.example", subject, "kim@example.com"), Language.KO);

        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void readsBackWhatItKept() {
        var profile = profile("https://google.example", UUID.randomUUID().toString(), "kim@example.com");
        var id = accounts.create(profile, Language.KO);
        var account = accounts.find(id).orElseThrow();

        assertThat(account)
                .isEqualTo(new Account(
                        id,
                        "Kim",
                        Language.KO,
                        1,
                        clock.instant(),
                        List.of(new Identity(
                                Provider.GOOGLE,
                                "https://google.example",
                                profile.subject(),
                                "kim@example.com",
                                null,
                                clock.instant(),
                                clock.instant()))));
        assertThat(account.email()).contains("kim@example.com");
        assertThat(account.pictureUrl()).isEmpty();
    }

    @Test
    void changesNothingForAnOlderVersion() {
        var id = accounts.create(
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

    private static ProviderProfile profile(String issuer, String subject, String email) {
        return new ProviderProfile(Provider.GOOGLE, issuer, subject, "Kim", email, null);
    }
}
