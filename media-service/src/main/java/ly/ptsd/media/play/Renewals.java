package ly.ptsd.media.play;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks for every friend's session that is being watched whether its link still stands. */
@Component
class Renewals {

    private static final Logger log = LoggerFactory.getLogger(Renewals.class);

    private final PlaybackSessions sessions;
    private final LinksClient links;
    private final Clock clock;
    private final ExecutorService calls = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("renewal-", 0).factory());

    Renewals(PlaybackSessions sessions, LinksClient links, Clock clock) {
        this.sessions = sessions;
        this.links = links;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1_000)
    void renewDue() {
        var now = clock.instant();
        sessions.inUse().stream()
                .filter(session -> session.isDue(now))
                .forEach(session ->
                        session.viewing().ifPresent(viewing -> calls.execute(() -> renew(session, viewing))));
    }

    private void renew(LiveSession session, PlaybackSession.Viewing viewing) {
        var renewal = new LinksClient.Renewal(
                session.publicId(),
                viewing.link(),
                session.mediaId(),
                viewing.viewer(),
                session.secondsDelivered(),
                session.stretchesDelivered());
        if (!links.renew(renewal)) {
            sessions.end(session.id());
            log.info("session ended by its link media={}", session.mediaId());
        }
    }
}
