package ly.ptsd.user.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import ly.ptsd.user.TestDatabase;
import ly.ptsd.user.account.AccountId;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

class SecurityEventsDataTests {

    private final TestDatabase database = TestDatabase.migrated();
    private final MutableClock clock = MutableClock.of(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private final SecurityEvents events = new SecurityEvents(database.jdbc(), clock);
    private final AccountId account = new AccountId(UUID.randomUUID());

    SecurityEventsDataTests() {
        database.jdbc()
                .sql(
                        "INSERT INTO account (id, name, locale, version, created_at) VALUES (?, 'Kim', 'ko', 1, '2026-03-01')")
                .param(account.bytes())
                .update();
    }

    @Test
    void areForgottenAfterAYear() {
        var sweep = new EventSweep(database.jdbc(), clock);
        events.record(account, EventKind.SIGNED_IN, null, null);
        clock.add(Duration.ofDays(1));
        events.record(account, EventKind.SIGNED_OUT, null, null);
        clock.add(EventSweep.KEPT.minusDays(1));
        sweep.sweep();
        assertThat(kinds()).hasSize(2);

        clock.add(Duration.ofSeconds(1));
        sweep.sweep();
        assertThat(kinds()).containsExactly(EventKind.SIGNED_OUT);
    }

    @Test
    void goWithTheirAccount() {
        events.record(account, EventKind.SIGNED_IN, null, null);
        database.jdbc().sql("DELETE FROM account").update();

        assertThat(kinds()).isEmpty();
    }

    @Test
    void haveIdsInTheOrderOfTime() {
        var now = Instant.parse("2026-03-01T12:00:00.999999Z");

        assertThat(EventIds.at(now).version()).isEqualTo(7);
        assertThat(EventIds.at(now).variant()).isEqualTo(2);
        assertThat(EventIds.at(now)).isNotEqualTo(EventIds.at(now)).isLessThan(EventIds.at(now.plusNanos(1000)));
        assertThat(EventIds.at(now.minusNanos(1000))).isLessThan(EventIds.at(now));
    }

    private Iterable<EventKind> kinds() {
        return events.page(account, null).events().stream()
                .map(SecurityEvent::kind)
                .toList();
    }
}
