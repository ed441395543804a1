package ly.ptsd.user.session;

import java.time.Instant;
import java.util.UUID;
import ly.ptsd.user.account.Provider;
import ly.ptsd.user.device.Device;

/**
 * A session as its owner sees it.
 *
 * @param current whether the one who asks is signed in by it
 * @param provider by whom somebody signed in
 * @param expiresAt when it ends if it is not used again
 */
public record SessionView(
        UUID id,
        boolean current,
        Device device,
        Provider provider,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt) {}
