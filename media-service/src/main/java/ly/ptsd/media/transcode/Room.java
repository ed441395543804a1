package ly.ptsd.media.transcode;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** For encoders beside those of the queue. */
final class Room {

    /** Can be given back more than once, and counts once. */
    interface Place {

        /** Of who has none. */
        Place NONE = () -> {};

        void giveBack();
    }

    private final Semaphore free;
    private final Runnable whenFree;

    /** @param whenFree is run when a place was given back */
    Room(int places, Runnable whenFree) {
        this.free = new Semaphore(places);
        this.whenFree = whenFree;
    }

    /** Empty when all are taken. */
    Optional<Place> take() {
        return free.tryAcquire() ? Optional.of(place()) : Optional.empty();
    }

    private Place place() {
        var taken = new AtomicBoolean(true);
        return () -> {
            if (taken.compareAndSet(true, false)) {
                free.release();
                whenFree.run();
            }
        };
    }
}
