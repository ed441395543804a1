package ly.ptsd.aim.machine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import ly.ptsd.aim.instance.InstanceId;
import ly.ptsd.aim.subscription.Subscription;
import ly.ptsd.aim.tenant.PublicOrigin;
import ly.ptsd.platform.jwt.SigningKeys;
import org.springframework.stereotype.Component;

/** Issues what this service signs: tokens for machines, and for owners towards their own media server. */
@Component
class MachineTokens {

    static final String MACHINE_TYPE = "machine+jwt";
    static final String MACHINE_AUDIENCE = "machine";
    private static final String MEDIA_TYPE = "media+jwt";
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final SigningKeys keys;
    private final PublicOrigin origin;
    private final Clock clock;

    MachineTokens(SigningKeys keys, PublicOrigin origin, Clock clock) {
        this.keys = keys;
        this.origin = origin;
        this.clock = clock;
    }

    record Issued(String token, Instant expiresAt) {}

    Issued forMachine(InstanceId instance, Subscription subscription, int generation) {
        var expiresAt = clock.instant().plus(LIFE);
        return new Issued(
                keys.token(MACHINE_TYPE, LIFE)
                        .issuer(origin.machines())
                        .subject(instance.value())
                        .audience()
                        .add(MACHINE_AUDIENCE)
                        .and()
                        .claim("tenant", subscription.tenant().value())
                        .claim("owner", subscription.account().toString())
                        .claim("generation", generation)
                        .compact(),
                expiresAt);
    }

    Issued forOwner(UUID account, Subscription subscription) {
        var expiresAt = clock.instant().plus(LIFE);
        var token = keys.token(MEDIA_TYPE, LIFE)
                .issuer(origin.machines())
                .subject(account.toString())
                .audience()
                .add("media:" + subscription.tenant())
                .and();
        if (subscription.isReadOnly()) {
            token.claim("read_only", true);
        }
        return new Issued(token.compact(), expiresAt);
    }

    Map<String, Object> jwks() {
        return keys.jwks();
    }
}
