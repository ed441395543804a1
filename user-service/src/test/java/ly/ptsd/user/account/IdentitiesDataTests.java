package ly.ptsd.user.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import ly.ptsd.user.TestDatabase;
import ly.ptsd.user.account.Identities.Unlinking;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.threeten.extra.MutableClock;

class IdentitiesDataTests {

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
    void openTheAccountThatTheyAreLinkedTo() {
        var google = google("kim@example.com");
        var kakao = kakao(null);
        var account = accounts.create(google, Language.KO);
        identities.link(account, kakao);

        assertThat(identities.signedIn(google)).contains(account);
        assertThat(identities.signedIn(kakao)).contains(account);
        assertThat(identities.signedIn(kakao(null))).isEmpty();
        assertThat(accounts.find(account).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void keepWhatTheProviderSaysToday() {
        var subject = UUID.randomUUID().toString();
        var account = accounts.create(profile(Provider.KAKAO, subject, "kim@example.com"), Language.KO);
        var linkedAt = clock.instant();
        clock.add(Duration.ofDays(1));
        identities.signedIn(profile(Provider.KAKAO, subject, null));

        assertThat(identities.of(account)).singleElement().satisfies(identity -> {
            assertThat(identity.email()).isNull();
            assertThat(identity.linkedAt()).isEqualTo(linkedAt);
            assertThat(identity.lastUsedAt()).isEqualTo(clock.instant());
        });
    }

    @Test
    void openOneAccountEach() {
        var taken = google(null);
        accounts.create(taken, Language.KO);
        var other = accounts.create(google(null), Language.KO);

        assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> identities.link(other, taken));
        assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> accounts.create(taken, Language.KO));
    }

    @Test
    void areRecognisedByTheirAddressWhateverItsCase() {
        var account = accounts.create(google("Ürsel.Kim@Example.com"), Language.KO);

        assertThat(identities.withEmail("ürsel.kim@example.COM")).containsExactly(Provider.GOOGLE);
        assertThat(identities.withEmail("ursel.kim@example.com")).isEmpty();
        assertThat(identities.withEmail(null)).isEmpty();
        assertThat(identities.hasEmail(account, "ÜRSEL.KIM@example.com")).isTrue();
        assertThat(identities.hasEmail(account, "other@example.com")).isFalse();
        assertThat(identities.hasEmail(account, null)).isFalse();
    }

    @Test
    void areTakenAwayButForTheLastOne() {
        var google = google(null);
        var account = accounts.create(google, Language.KO);
        identities.link(account, kakao(null));
        var all = identities.of(account);

        assertThat(identities.unlink(account, UUID.randomUUID())).isEqualTo(new Unlinking.Unknown());
        assertThat(identities.unlink(account, all.getFirst().id()))
                .isEqualTo(new Unlinking.Unlinked(all.getFirst().provider()));
        assertThat(identities.unlink(account, all.getLast().id())).isEqualTo(new Unlinking.Last());
        assertThat(identities.of(account)).containsExactly(all.getLast());
    }

    @Test
    void areNobodyElsesToTakeAway() {
        var mine = accounts.create(google(null), Language.KO);
        identities.link(mine, kakao(null));
        var other = accounts.create(google(null), Language.KO);
        identities.link(other, kakao(null));

        assertThat(identities.unlink(other, identities.of(mine).getFirst().id()))
                .isEqualTo(new Unlinking.Unknown());
    }

    @RepeatedTest(5)
    void neverAllGoHoweverManyAreTakenAwayAtOnce() throws Exception {
        var account = accounts.create(google(null), Language.KO);
        identities.link(account, kakao(null));
        List<Callable<Unlinking>> both = identities.of(account).stream()
                .map(one -> (Callable<Unlinking>) () -> identities.unlink(account, one.id()))
                .toList();
        try (var tabs = Executors.newFixedThreadPool(2)) {
            assertThat(tabs.invokeAll(both))
                    .extracting(Future::get)
                    .filteredOn(Unlinking.Last.class::isInstance)
                    .hasSize(1);
        }
        assertThat(identities.of(account)).hasSize(1);
    }

    private static ProviderProfile google(String email) {
        return profile(Provider.GOOGLE, UUID.randomUUID().toString(), email);
    }

    private static ProviderProfile kakao(String email) {
        return profile(Provider.KAKAO, UUID.randomUUID().toString(), email);
    }

    private static ProviderProfile profile(Provider provider, String subject, String email) {
        return new ProviderProfile(provider, "https://" + provider.id() + ".example", subject, "Kim", email, null);
    }
}
