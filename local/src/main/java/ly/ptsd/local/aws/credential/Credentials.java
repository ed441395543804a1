package ly.ptsd.local.aws.credential;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import ly.ptsd.local.aws.credential.Credential.InstanceSession;

/** All keys that are good at the moment. Sessions live in memory only: instances ask again after they booted. */
public final class Credentials {

    private static final Duration SESSION_LIFE = Duration.ofHours(6);
    private static final Duration RENEWED_BEFORE_END = Duration.ofHours(1);
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Credential> byId = new ConcurrentHashMap<>();
    private final Clock clock;

    public Credentials(AccessKey admin, Clock clock) {
        this.clock = clock;
        byId.put(admin.id(), new Credential.Administrator(admin));
    }

    public Optional<Credential> find(String accessKeyId) {
        return Optional.ofNullable(byId.get(accessKeyId));
    }

    /** The instance's session for the role: the one it has while that is fresh, else a new one. */
    public synchronized InstanceSession sessionOf(String instanceId, String role) {
        Instant now = clock.instant();
        dropExpired(now);
        return byId.values().stream()
                .filter(InstanceSession.class::isInstance)
                .map(InstanceSession.class::cast)
                .filter(session -> session.instanceId().equals(instanceId)
                        && session.role().equals(role))
                .max(Comparator.comparing(InstanceSession::expiresAt))
                .filter(session -> now.plus(RENEWED_BEFORE_END).isBefore(session.expiresAt()))
                .orElseGet(() -> open(instanceId, role, now));
    }

    /** Makes every session of the instance worthless at once. */
    public synchronized void revoke(String instanceId) {
        byId.values()
                .removeIf(credential -> credential instanceof InstanceSession session
                        && session.instanceId().equals(instanceId));
    }

    private InstanceSession open(String instanceId, String role, Instant now) {
        var session = new InstanceSession(
                "ASIA"
                        + random.ints(16, 0, 32)
                                .collect(
                                        StringBuilder::new,
                                        (s, i) -> s.append(BASE32.charAt(i)),
                                        StringBuilder::append),
                base64(30),
                base64(180),
                instanceId,
                role,
                now,
                now.plus(SESSION_LIFE));
        byId.put(session.id(), session);
        return session;
    }

    /** Expired sessions are kept for a while so that they are refused for the right reason. */
    private void dropExpired(Instant now) {
        byId.values()
                .removeIf(credential -> credential instanceof InstanceSession session
                        && session.expiresAt().plus(SESSION_LIFE).isBefore(now));
    }

    private String base64(int bytes) {
        byte[] value = new byte[bytes];
        random.nextBytes(value);
        return Base64.getEncoder().encodeToString(value);
    }
}
