package ly.ptsd.media.play;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A session in use: when it was last seen, how much it was given, and whether its link is due to be asked again. */
final class LiveSession {

    static final Duration RENEW_EVERY = Duration.ofSeconds(30);

    private static final Duration SHARE_EVERY = Duration.ofMinutes(1);
    private static final Duration SHARE_SEEN_EVERY = Duration.ofMinutes(3);

    private final PlaybackSession session;
    private Instant sharedSeenAt;
    private double sharedSeconds;
    private Instant seenAt;
    private double pictures;
    private double sound;
    private int stretches;
    private Instant renewedAt;
    private boolean delivering;

    /** @param renewedAt when its link was last asked */
    LiveSession(PlaybackSession session, Instant renewedAt) {
        this.session = session;
        this.sharedSeenAt = session.seenAt();
        this.sharedSeconds = session.secondsDelivered();
        this.seenAt = session.seenAt();
        this.pictures = session.secondsDelivered();
        this.sound = session.secondsDelivered();
        this.renewedAt = renewedAt;
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

    /** The session as it is now, if it is worth telling since it was last told. */
    synchronized Optional<PlaybackSession> toShare() {
        double delivered = secondsDelivered();
        if (delivered < sharedSeconds + SHARE_EVERY.toSeconds()
                && seenAt.isBefore(sharedSeenAt.plus(SHARE_SEEN_EVERY))) {
            return Optional.empty();
        }
        sharedSeconds = delivered;
        sharedSeenAt = seenAt;
        return Optional.of(session.seen(seenAt, delivered));
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

    /** Which stretches of the item were delivered since this server has had the session, as bits. */
    synchronized int stretchesDelivered() {
        return stretches;
    }

    /** Pictures and sound come in segments of their own; the longer of the two is what was delivered. */
    synchronized void delivered(String rendition, double seconds, int itsStretches) {
        stretches |= itsStretches;
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
