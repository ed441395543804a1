package ly.ptsd.media.play;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import ly.ptsd.media.library.ItemDeleted;
import ly.ptsd.media.library.ItemTrashed;
import ly.ptsd.media.library.Library;
import ly.ptsd.media.machine.Machine;
import ly.ptsd.media.machine.ServerReplaced;
import ly.ptsd.media.storage.StorageFailed;
import ly.ptsd.platform.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The open playback sessions. They are stored here, so that a restart interrupts nobody, and in the bucket, so that the
 * next server does not either; those in use are held in memory and written back now and then.
 */
@Component
class PlaybackSessions {

    static final Duration IDLE_LIMIT = Duration.ofMinutes(10);
    static final Duration HARD_LIMIT = Duration.ofHours(6);

    /** Who has asked for nothing for so long is not watching: a player asks for a segment every six seconds or so. */
    static final Duration WATCHING = Duration.ofSeconds(15);

    private static final String COLLECTION = "playback_sessions";

    private static final Logger log = LoggerFactory.getLogger(PlaybackSessions.class);

    private final MongoTemplate mongo;
    private final SessionIds ids;
    private final SharedSessions shared;
    private final Library library;
    private final Machine machine;
    private final Clock clock;
    private final ReentrantLock admission = new ReentrantLock();
    private final Map<String, LiveSession> live = new ConcurrentHashMap<>();

    PlaybackSessions(
            MongoTemplate mongo, SessionIds ids, SharedSessions shared, Library library, Machine machine, Clock clock) {
        this.mongo = mongo;
        this.ids = ids;
        this.shared = shared;
        this.library = library;
        this.machine = machine;
        this.clock = clock;
    }

    /** @throws Problem viewers_too_many when as many friends are watching as the plan allows, the owner not counted */
    PlaybackSession open(String mediaId, PlaybackSession.@Nullable Viewing viewing) {
        Instant now = clock.instant();
        var session = new PlaybackSession(ids.next(), mediaId, viewing, now, now.plus(HARD_LIMIT), now, 0, false);
        admit(session, now);
        try {
            shared.put(session);
            mongo.insert(session, COLLECTION);
        } catch (RuntimeException nowhere) {
            live.remove(session.id());
            throw nowhere;
        }
        return session;
    }

    private void admit(PlaybackSession session, Instant now) {
        admission.lock();
        try {
            requireRoom(session.viewing());
            live.put(session.id(), new LiveSession(session, now));
        } finally {
            admission.unlock();
        }
    }

    /** A viewer who comes back takes no second place. @throws Problem viewers_too_many */
    void requireRoom(PlaybackSession.@Nullable Viewing viewing) {
        if (viewing == null) {
            return;
        }
        var lately = clock.instant().minus(WATCHING);
        long others = inUse().stream()
                .filter(session -> session.seenAt().isAfter(lately))
                .flatMap(session -> session.viewing().stream())
                .map(PlaybackSession.Viewing::viewer)
                .filter(viewer -> !viewer.equals(viewing.viewer()))
                .distinct()
                .count();
        if (others >= machine.tenancy().plan().concurrentViewers()) {
            throw new Problem(503, "viewers_too_many", "As many people are watching as the plan allows.", WATCHING);
        }
    }

    /** The session, seen just now. @throws Problem session_unknown also when it is for another item */
    LiveSession use(String id, String mediaId) {
        Instant now = clock.instant();
        LiveSession session = live.get(id);
        if (session == null) {
            session = load(id, now);
        }
        if (!session.mediaId().equals(mediaId) || session.isOver(now)) {
            throw unknown();
        }
        session.seen(now);
        return session;
    }

    /** What cannot be removed from the bucket now is removed later; until then it is known here to be over. */
    void end(String id) {
        live.remove(id);
        mongo.updateFirst(query(where("_id").is(id)), new Update().set("ended", true), COLLECTION);
        try {
            shared.remove(id);
            mongo.remove(query(where("_id").is(id)), COLLECTION);
        } catch (StorageFailed later) {
            log.warn("an ended session is removed later: {}", later.getMessage());
        }
    }

    List<LiveSession> inUse() {
        return List.copyOf(live.values());
    }

    @EventListener
    void end(ItemDeleted deletion) {
        endAll(where("mediaId").is(deletion.id()));
    }

    @EventListener
    void end(ItemTrashed trashed) {
        endAll(where("mediaId").is(trashed.id()));
    }

    /** Writes down who was seen, and forgets who is over; for a server that was replaced another one does so. */
    @Scheduled(fixedDelay = 15_000)
    void keepBooks() {
        if (!machine.isServing()) {
            return;
        }
        Instant now = clock.instant();
        for (LiveSession session : inUse()) {
            if (session.isOver(now)) {
                end(session.id());
            } else {
                save(session);
                share(session);
            }
        }
        endAll(where("expiresAt").lt(now));
        endAll(where("seenAt").lt(now.minus(IDLE_LIMIT.multipliedBy(2))));
        endAll(where("ended").is(true));
    }

    /** The next server goes on with what it finds. */
    @EventListener
    void handOver(ServerReplaced event) {
        inUse().forEach(this::share);
    }

    private void endAll(Criteria which) {
        mongo.find(query(which), PlaybackSession.class, COLLECTION).forEach(session -> end(session.id()));
    }

    private void share(LiveSession session) {
        try {
            session.toShare().ifPresent(shared::put);
        } catch (StorageFailed later) {
            log.warn("a session is shared later: {}", later.getMessage());
        }
    }

    private void save(LiveSession session) {
        var change = new Update().set("seenAt", session.seenAt()).set("secondsDelivered", session.secondsDelivered());
        mongo.updateFirst(query(where("_id").is(session.id())), change, COLLECTION);
    }

    private LiveSession load(String id, Instant now) {
        if (!ids.isOurs(id)) {
            throw unknown();
        }
        var stored = mongo.findById(id, PlaybackSession.class, COLLECTION);
        if (stored == null) {
            return takeOver(shared.find(id).orElseThrow(PlaybackSessions::unknown));
        }
        if (stored.ended()) {
            throw unknown();
        }
        checkShown(stored);
        return live.computeIfAbsent(id, _ -> new LiveSession(stored, now));
    }

    /** Whether its link still stands is asked at once: nobody may have done so for a while. */
    private LiveSession takeOver(PlaybackSession session) {
        checkShown(session);
        mongo.save(session, COLLECTION);
        return live.computeIfAbsent(session.id(), _ -> new LiveSession(session, Instant.EPOCH));
    }

    /** Its item may have gone without a word, when this server or its predecessor was killed. */
    private void checkShown(PlaybackSession session) {
        if (library.findAnywhere(session.mediaId()).isEmpty()) {
            throw unknown();
        }
    }

    private static Problem unknown() {
        return new Problem(404, "session_unknown", "There is no such playback session, or it has ended.");
    }
}
