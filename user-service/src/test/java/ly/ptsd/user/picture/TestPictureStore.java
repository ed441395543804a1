package ly.ptsd.user.picture;

import java.time.Clock;
import java.util.Optional;
import ly.ptsd.user.TestDatabase;
import ly.ptsd.user.audit.SecurityEvents;
import ly.ptsd.user.task.StoredTasks;

/** Pictures without a store, for tests of what only takes them away. */
public final class TestPictureStore implements PictureStore {

    private TestPictureStore() {}

    public static Pictures pictures(TestDatabase database, StoredTasks tasks, Clock clock) {
        var events = new SecurityEvents(database.jdbc(), clock);
        return new Pictures(database.jdbc(), database.transaction(), new TestPictureStore(), events, tasks, clock);
    }

    @Override
    public void put(PictureId id, byte[] jpeg) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<byte[]> find(PictureId id) {
        return Optional.empty();
    }

    @Override
    public void remove(PictureId id) {
        throw new UnsupportedOperationException();
    }
}
