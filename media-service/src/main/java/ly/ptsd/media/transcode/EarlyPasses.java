package ly.ptsd.media.transcode;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import ly.ptsd.media.ffmpeg.Source;
import ly.ptsd.media.library.Item;
import ly.ptsd.media.library.ItemDeleted;
import ly.ptsd.media.library.Library;
import ly.ptsd.media.library.LibrarySettled;
import ly.ptsd.media.machine.ServerReplaced;
import ly.ptsd.media.storage.StorageFailed;
import ly.ptsd.platform.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets uploads be watched before they have ended: of one that has its index in front the first pass of the ladder is made
 * from the bytes as they arrive, of one upload at a time. What is made counts when the complete upload is what its
 * beginning promised.
 */
@Component
public class EarlyPasses {

    private static final Logger log = LoggerFactory.getLogger(EarlyPasses.class);
    /** An upload that pauses holds no encoder. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Keeps an early pass from being ended. */
    public interface Hold extends AutoCloseable {

        @Override
        void close();
    }

    private final EarlyWork work;
    private final Library library;
    private final Clock clock;
    private final Map<String, EarlyPass> passes = new ConcurrentHashMap<>();
    private final Room room = new Room(1, this::startDue);
    private volatile boolean open;

    EarlyPasses(EarlyWork work, Library library, Clock clock) {
        this.work = work;
        this.library = library;
        this.clock = clock;
    }

    /** So many bytes of an upload are on the disk and stay. */
    public void arrived(Item upload, long upTo) {
        var pass = passes.computeIfAbsent(upload.id(), _ -> new EarlyPass(upload, work));
        pass.arrived(upTo, clock.instant());
        startIfDue(pass);
    }

    private void startDue() {
        passes.values().forEach(this::startIfDue);
    }

    private void startIfDue(EarlyPass pass) {
        if (open && pass.isDue()) {
            room.take().ifPresent(pass::start);
        }
    }

    /**
     * All bytes are there and, if the streams in them decode, this is what they are: what is made of it first is begun, and
     * told when it {@link #stand stands}.
     */
    public void expect(Item upload, Source expected) {
        var pass = passes.computeIfAbsent(upload.id(), _ -> new EarlyPass(upload, work));
        if (open && pass.isWaiting()) {
            room.take().ifPresent(place -> pass.startAhead(work.plan(expected), place));
        }
    }

    /** All bytes are there: until this is closed, what is made of them waits for the verdict. */
    public Hold hold(String mediaId) {
        find(mediaId).ifPresent(pass -> pass.waits(Instant.MAX));
        return () -> find(mediaId).ifPresent(pass -> pass.waits(clock.instant()));
    }

    /** Whether what is made of the upload is that of the complete source; if not, nothing of it is left. */
    public boolean stand(String mediaId, Source source) {
        boolean stands =
                find(mediaId).filter(pass -> pass.stands(work.plan(source))).isPresent();
        if (!stands) {
            passes.remove(mediaId);
        }
        return stands;
    }

    /** The upload has become an item: its pass goes on to the end. */
    public void accepted(String mediaId) {
        find(mediaId).ifPresent(EarlyPass::accepted);
    }

    /** The upload comes to nothing: nothing that was made of it is left. */
    public void discard(Item upload) {
        // it stays known until the upload is forgotten: what still arrives begins nothing
        passes.computeIfAbsent(upload.id(), _ -> new EarlyPass(upload, work)).discard();
    }

    /** Whether a pass of the item was begun before it was one. */
    boolean hasBegun(String mediaId) {
        return passes.containsKey(mediaId);
    }

    /** The queue waits for the pass, whose encoder is one of its own from now on: there is room for another one. */
    void takenUp(String mediaId) {
        find(mediaId).ifPresent(EarlyPass::makeRoom);
    }

    /** Waits until there is something to watch of a pass that has begun, or nothing more comes of it. */
    void awaitWatchable(String mediaId) throws InterruptedException {
        var pass = passes.get(mediaId);
        if (pass != null) {
            pass.awaitWatchable();
        }
    }

    void awaitEnd(String mediaId) throws InterruptedException {
        var pass = passes.get(mediaId);
        if (pass != null) {
            pass.awaitEnd();
            passes.remove(mediaId);
        }
    }

    /** Of what an earlier process has made early nobody knows how far it is. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void begin(LibrarySettled event) {
        library.uploading().forEach(this::undo);
        open = true;
        startDue();
    }

    private void undo(Item upload) {
        var earlier = EarlyPass.ofEarlierProcess(upload, work);
        try {
            earlier.discard();
        } catch (StorageFailed | Problem later) {
            passes.put(upload.id(), earlier);
            log.warn("what was made early is removed when the upload ends: {}", later.getMessage());
        }
    }

    @Scheduled(fixedDelay = 5_000)
    void endIdle() {
        var limit = clock.instant().minus(PATIENCE);
        passes.values().forEach(pass -> endIfIdle(pass, limit));
    }

    private static void endIfIdle(EarlyPass pass, Instant limit) {
        try {
            pass.endIfIdle(limit);
        } catch (StorageFailed | Problem later) {
            log.warn("what was made early is removed when the upload ends: {}", later.getMessage());
        }
    }

    @EventListener
    void forget(ItemDeleted deletion) {
        find(deletion.id()).ifPresent(EarlyPass::stop);
        passes.remove(deletion.id());
    }

    /** What is made stays where it is: whoever goes on begins anew. */
    @EventListener({ServerReplaced.class, ContextClosedEvent.class})
    void end() {
        open = false;
        passes.values().forEach(EarlyPass::stop);
    }

    private Optional<EarlyPass> find(String mediaId) {
        return Optional.ofNullable(passes.get(mediaId));
    }
}
