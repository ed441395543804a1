package ly.ptsd.user.audit;

import java.time.Instant;
import java.util.UUID;
import ly.ptsd.user.account.Provider;
import ly.ptsd.user.device.Device;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an account's safety.
 *
 * @param provider the identity that it was about, or by which somebody signed in
 * @param address masked
 */
public record SecurityEvent(
        UUID id,
        Instant at,
        EventKind kind,
        @Nullable Provider provider,
        @Nullable Device device,
        @Nullable String address) {}
