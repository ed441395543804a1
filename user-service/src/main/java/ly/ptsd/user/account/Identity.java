package ly.ptsd.user.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A way in. E-mail and picture are as the provider gave them at the latest sign-in.
 *
 * @param lastUsedAt when somebody last signed in by it
 */
public record Identity(
        Provider provider,
        String issuer,
        String subject,
        @Nullable String email,
        @Nullable String pictureUrl,
        Instant linkedAt,
        Instant lastUsedAt) {

    /** Names it to its owner: made from issuer and subject, and tells neither. */
    public UUID id() {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest((issuer + " " + subject).getBytes(StandardCharsets.UTF_8));
            var buffer = ByteBuffer.wrap(digest);
            return new UUID(buffer.getLong(), buffer.getLong());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
