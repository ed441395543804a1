package ly.ptsd.media.play;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ly.ptsd.media.machine.Machine;
import ly.ptsd.media.storage.ListedObject;
import ly.ptsd.media.storage.ObjectKeys;
import ly.ptsd.media.storage.ObjectStore;
import ly.ptsd.media.storage.StorageFailed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The open sessions as the next server finds them: a small object each, under a name that opens nothing. What
 * was not found is not looked for over and over.
 */
@Component
class SharedSessions {

    private static final Logger log = LoggerFactory.getLogger(SharedSessions.class);
    private static final int REMEMBERED_MISSES = 1_000;

    /** A session without its secret. */
    record Shared(
            String mediaId,
            PlaybackSession.@Nullable Viewing viewing,
            Instant createdAt,
            Instant expiresAt,
            Instant seenAt,
            double secondsDelivered) {

        static Shared of(PlaybackSession session) {
            return new Shared(
                    session.mediaId(),
                    session.viewing(),
                    session.createdAt(),
                    session.expiresAt(),
                    session.seenAt(),
                    session.secondsDelivered());
        }

        PlaybackSession withId(String id) {
            return new PlaybackSession(id, mediaId, viewing, createdAt, expiresAt, seenAt, secondsDelivered, false);
        }
    }

    private final ObjectStore store;
    private final Machine machine;
    private final JsonMapper json;
    private final Clock clock;
    private final Set<String> missing = Collections.newSetFromMap(Collections.synchronizedMap(new Recent()));

    SharedSessions(ObjectStore store, Machine machine, JsonMapper json, Clock clock) {
        this.store = store;
        this.machine = machine;
        this.json = json;
        this.clock = clock;
    }

    void put(PlaybackSession session) {
        store.put(
                ObjectKeys.session(session.publicId()), json.writeValueAsBytes(Shared.of(session)), "application/json");
    }

    /** A session that an earlier server has opened. */
    Optional<PlaybackSession> find(String id) {
        if (missing.contains(id)) {
            return Optional.empty();
        }
        var found = store.read(ObjectKeys.session(PlaybackSession.publicId(id)))
                .map(content -> json.readValue(content, Shared.class).withId(id));
        if (found.isEmpty()) {
            missing.add(id);
        }
        return found;
    }

    void remove(String id) {
        store.remove(ObjectKeys.session(PlaybackSession.publicId(id)));
    }

    /** Those whose server has died with them. */
    @Scheduled(fixedDelay = 3_600_000, initialDelay = 60_000)
    void cleanUp() {
        if (!machine.isServing()) {
            return;
        }
        var oldest = clock.instant().minus(PlaybackSessions.HARD_LIMIT);
        try {
            store.list(ObjectKeys.SESSIONS).stream()
                    .filter(object -> object.writtenAt().isBefore(oldest))
                    .map(ListedObject::key)
                    .forEach(store::remove);
        } catch (StorageFailed later) {
            log.warn("sessions are cleaned up later: {}", later.getMessage());
        }
    }

    /** Forgets the eldest. */
    private static final class Recent extends LinkedHashMap<String, Boolean> {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED_MISSES;
        }
    }
}
