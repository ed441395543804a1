package ly.ptsd.media.play;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The right to watch one item, standing in the path of every address a player asks for.
 *
 * @param id secret: who knows it may watch
 * @param viewing by whose link, absent for the owner
 * @param expiresAt hard limit
 * @param seenAt when something was last asked for
 * @param secondsDelivered of media, so far
 * @param ended nobody may use it any more; it is still to be removed from the bucket
 */
record PlaybackSession(
        String id,
        String mediaId,
        @Nullable Viewing viewing,
        Instant createdAt,
        Instant expiresAt,
        Instant seenAt,
        double secondsDelivered,
        boolean ended) {

    PlaybackSession seen(Instant at, double delivered) {
        return new PlaybackSession(id, mediaId, viewing, createdAt, expiresAt, at, delivered, ended);
    }

    /** Names the session to others without opening it. */
    String publicId() {
        return publicId(id);
    }

    static String publicId(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A friend's link and who the links service says the friend is. */
    record Viewing(String link, String viewer) {}
}
