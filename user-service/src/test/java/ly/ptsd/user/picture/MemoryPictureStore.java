package ly.ptsd.user.picture;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ly.ptsd.platform.tasks.StoredTasks;
import ly.ptsd.user.TestDatabase;
import ly.ptsd.user.audit.SecurityEvents;

/** Pictures in memory, and a store that may be down or interrupted. */
public final class MemoryPictureStore implements PictureStore {

    final Map<PictureId, byte[]> objects = new HashMap<>();
    boolean down;
    Runnable beforePut = () -> {};

    public Pictures pictures(TestDatabase database, StoredTasks tasks, Clock clock) {
        var events = new SecurityEvents(database.jdbc(), clock);
        return new Pictures(database.jdbc(), database.transaction(), this, events, tasks, clock);
    }

    @Override
    public synchronized void put(PictureId id, byte[] jpeg) {
        answer();
        beforePut.run();
        objects.put(id, jpeg);
    }

    @Override
    public synchronized Optional<byte[]> find(PictureId id) {
        answer();
        return Optional.ofNullable(objects.get(id));
    }

    @Override
    public synchronized void remove(PictureId id) {
        answer();
        objects.remove(id);
    }

    private void answer() {
        if (down) {
            throw new IllegalStateException("the store does not answer");
        }
    }
}
