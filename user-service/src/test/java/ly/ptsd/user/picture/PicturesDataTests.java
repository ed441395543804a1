package ly.ptsd.user.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import ly.ptsd.platform.problem.Problem;
import ly.ptsd.platform.tasks.StoredTasks;
import ly.ptsd.user.TestDatabase;
import ly.ptsd.user.TestTasks;
import ly.ptsd.user.account.AccountId;
import ly.ptsd.user.audit.SecurityEvents;
import ly.ptsd.user.device.Device;
import ly.ptsd.user.device.Requester;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;
import org.threeten.extra.MutableClock;

/** Wherever an upload stops, no object stays that is nobody's picture. */
class PicturesDataTests {

    private static final Requester SOMEBODY = new Requester(new Device(null, null, Device.Kind.OTHER), null);
    private static final byte[] JPEG = TestPictures.jpeg(64, 64);

    private static TestDatabase database;

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private final MemoryPictureStore store = new MemoryPictureStore();
    private final AccountId account = new AccountId(UUID.randomUUID());
    private Pictures pictures;
    private PictureRemoval removal;

    @BeforeAll
    static void migrate() {
        database = TestDatabase.migrated();
    }

    @BeforeEach
    void anAccount() {
        database.jdbc().sql("DELETE FROM picture").update();
        database.jdbc()
                .sql(
                        "INSERT INTO account (id, name, locale, version, created_at) VALUES (?, 'Kim', 'ko', 1, '2026-03-01')")
                .param(account.bytes())
                .update();
        pictures = pictures(database.transaction());
        removal = new PictureRemoval(database.jdbc(), store, clock);
    }

    @Test
    void keepsOneObjectPerAccount() {
        pictures.replace(account, JPEG, SOMEBODY);
        pictures.replace(account, JPEG, SOMEBODY);
        assertThat(store.objects).hasSize(2);

        removal.removeDue();
        assertThat(store.objects).containsOnlyKeys(pictures.of(account).orElseThrow());
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void removesWhatAnUploadLeftThatWasKilledBeforeItWasAnybodysPicture() {
        var dying = pictures(database.dyingTransaction());
        assertThatIllegalStateException().isThrownBy(() -> dying.replace(account, JPEG, SOMEBODY));
        assertThat(store.objects).hasSize(1);
        removal.removeDue();
        assertThat(store.objects).hasSize(1);

        clock.add(Pictures.UNFINISHED);
        removal.removeDue();
        assertThat(store.objects).isEmpty();
        assertThat(rows()).isZero();
    }

    @Test
    void keepsTheOldPictureWhenTheStoreDoesNotTakeTheNewOne() {
        pictures.replace(account, JPEG, SOMEBODY);
        var old = pictures.of(account);
        store.down = true;
        assertThatIllegalStateException().isThrownBy(() -> pictures.replace(account, JPEG, SOMEBODY));
        assertThat(pictures.of(account)).isEqualTo(old);
    }

    @Test
    void removesAgainWhatTheStoreDidNotRemove() {
        pictures.replace(account, JPEG, SOMEBODY);
        pictures.remove(account, SOMEBODY);
        store.down = true;
        assertThatIllegalStateException().isThrownBy(removal::removeDue);
        assertThat(rows()).isEqualTo(1);

        store.down = false;
        removal.removeDue();
        assertThat(store.objects).isEmpty();
        assertThat(rows()).isZero();
    }

    @Test
    void neverShowsAPictureWhoseRemovalIsNear() {
        store.beforePut = () -> clock.add(Pictures.UNFINISHED);
        assertThatIllegalStateException().isThrownBy(() -> pictures.replace(account, JPEG, SOMEBODY));
        assertThat(pictures.of(account)).isEmpty();
    }

    @Test
    void leavesOneOfManyThatAreUploadedAtTheSameTime() throws Exception {
        try (var tabs = Executors.newFixedThreadPool(8)) {
            tabs.invokeAll(IntStream.range(0, 8)
                            .mapToObj(_ -> Executors.callable(() -> pictures.replace(account, JPEG, SOMEBODY)))
                            .toList())
                    .forEach(done -> assertThat(done).succeedsWithin(Duration.ofSeconds(30)));
        }
        assertThat(store.objects).hasSize(8);
        removal.removeDue();
        assertThat(store.objects).containsOnlyKeys(pictures.of(account).orElseThrow());
    }

    @Test
    void leavesNothingWhenTheAccountIsGoneMeanwhile() {
        database.jdbc()
                .sql("DELETE FROM account WHERE id = ?")
                .param(account.bytes())
                .update();
        Assertions.assertThatExceptionOfType(Problem.class).isThrownBy(() -> pictures.replace(account, JPEG, SOMEBODY));
        clock.add(Pictures.UNFINISHED);
        removal.removeDue();
        assertThat(store.objects).isEmpty();
    }

    private Pictures pictures(TransactionOperations transaction) {
        StoredTasks tasks = TestTasks.in(database, clock);
        return new Pictures(
                database.jdbc(), transaction, store, new SecurityEvents(database.jdbc(), clock), tasks, clock);
    }

    private static int rows() {
        return database.jdbc()
                .sql("SELECT COUNT(*) FROM picture")
                .query(Integer.class)
                .single();
    }
}
