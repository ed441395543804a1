package ly.ptsd.user.audit;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** UUIDs of version 7 (RFC 9562, 5.7), so that the order of ids is the order of time, to a quarter of a microsecond. */
final class EventIds {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long VERSION = 0x7000;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private EventIds() {}

    static UUID at(Instant time) {
        long fraction = time.getNano() % 1_000_000L * 4096 / 1_000_000;
        long high = time.toEpochMilli() << 16 | VERSION | fraction;
        return new UUID(high, VARIANT | RANDOM.nextLong() >>> 2);
    }
}
