package ly.ptsd.media.play;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import ly.ptsd.media.library.ItemDeleted;
import ly.ptsd.media.machine.Machine;
import ly.ptsd.platform.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The open playback sessions. They are stored, so that a restart interrupts nobody; those in use are held in memory and
 * written back now and then.
 */
@Component
class PlaybackSessions {

    static final Duration IDLE_LIMIT = Duration.ofMinutes(10);
    static final Duration HARD_LIMIT = Duration.ofHours(6);

    private static final String COLLECTION = "playback_sessions";
    private static final int ID_BYTES = 24;

    private final MongoTemplate mongo;
    private final Machine machine;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, LiveSession> live = new ConcurrentHashMap<>();

    PlaybackSessions(MongoTemplate mongo, Machine machine, Clock clock) {
        this.mongo = mongo;
        this.machine = machine;
        this.clock = clock;
    }

    PlaybackSession open(String mediaId, PlaybackSession.@Nullable Viewing viewing) {
        byte[] secret = new byte[ID_BYTES];
        random.nextBytes(secret);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Instant now = clock.instant();
        var session = new PlaybackSession(id, mediaId, viewing, now, now.plus(HARD_LIMIT), now, 0);
        mongo.insert(session, COLLECTION);
        live.put(id, new LiveSession(session, now));
        return session;
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

    void end(String id) {
        live.remove(id);
        mongo.remove(query(where("_id").is(id)), COLLECTION);
    }

    List<LiveSession> inUse() {
        return List.copyOf(live.values());
    }

    @EventListener
    void end(ItemDeleted deletion) {
        live.values().removeIf(session -> session.mediaId().equals(deletion.id()));
        mongo.remove(query(where("mediaId").is(deletion.id())), COLLECTION);
    }

    /** Writes down who was seen, and forgets who is over. */
    @Scheduled(fixedDelay = 15_000)
    void keepBooks() {
        if (!machine.isOpen()) {
            return;
        }
        Instant now = clock.instant();
        for (LiveSession session : inUse()) {
            if (session.isOver(now)) {
                end(session.id());
            } else {
                save(session);
            }
        }
        mongo.remove(query(where("expiresAt").lt(now)), COLLECTION);
        mongo.remove(query(where("seenAt").lt(now.minus(IDLE_LIMIT.multipliedBy(2)))), COLLECTION);
    }

    private void save(LiveSession session) {
        var change = new Update().set("seenAt", session.seenAt()).set("secondsDelivered", session.secondsDelivered());
        mongo.updateFirst(query(where("_id").is(session.id())), change, COLLECTION);
    }

    private LiveSession load(String id, Instant now) {
        var stored = mongo.findById(id, PlaybackSession.class, COLLECTION);
        if (stored == null) {
            throw unknown();
        }
        return live.computeIfAbsent(id, _ -> new LiveSession(stored, now));
    }

    private static Problem unknown() {
        return new Problem(404, "session_unknown", "There is no such playback session, or it has ended.");
    }
}
