package ly.ptsd.media.play;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A session in use: when it was last seen, how much it was given, and whether its link is due to be asked again. */
final class LiveSession {

    static final Duration RENEW_EVERY = Duration.ofSeconds(30);

    private final PlaybackSession session;
    private Instant seenAt;
    private double pictures;
    private double sound;
    private Instant renewedAt;
    private boolean delivering;

    LiveSession(PlaybackSession session, Instant now) {
        this.session = session;
        this.seenAt = session.seenAt();
        this.pictures = session.secondsDelivered();
        this.sound = session.secondsDelivered();
        this.renewedAt = now;
    }

    String id() {
        return session.id();
    }

    String publicId() {
        return session.publicId();
    }

    String mediaId() {
        return session.mediaId();
    }

    Optional<PlaybackSession.Viewing> viewing() {
        return Optional.ofNullable(session.viewing());
    }

    synchronized Instant seenAt() {
        return seenAt;
    }

    synchronized double secondsDelivered() {
        return Math.max(pictures, sound);
    }

    synchronized boolean isOver(Instant now) {
        return now.isAfter(session.expiresAt()) || now.isAfter(seenAt.plus(PlaybackSessions.IDLE_LIMIT));
    }

    synchronized void seen(Instant now) {
        seenAt = now;
    }

    /** Pictures and sound come in segments of their own; the longer of the two is what was delivered. */
    synchronized void delivered(String rendition, double seconds) {
        if (rendition.equals("audio")) {
            sound += seconds;
        } else {
            pictures += seconds;
        }
        delivering = true;
    }

    /** Whether the link is to be asked now; says so once per interval, and only while segments are asked for. */
    synchronized boolean isDue(Instant now) {
        if (session.viewing() == null || !delivering || now.isBefore(renewedAt.plus(RENEW_EVERY))) {
            return false;
        }
        renewedAt = now;
        delivering = false;
        return true;
    }
}
