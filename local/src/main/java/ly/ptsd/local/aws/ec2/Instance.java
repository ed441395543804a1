package ly.ptsd.local.aws.ec2;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An instance as the account knows it.
 *
 * @param fingerprint of the launch call's parameters: the same client token with another one is refused
 * @param terminatedAt when it ended; it is known for an hour after that
 */
public record Instance(
        String id,
        String reservation,
        String clientToken,
        String fingerprint,
        Launch launch,
        String privateAddress,
        InstanceState state,
        Instant launchedAt,
        @Nullable Instant terminatedAt,
        Map<String, String> tags) {

    Instance in(InstanceState next, Instant now) {
        return new Instance(
                id,
                reservation,
                clientToken,
                fingerprint,
                launch,
                privateAddress,
                next,
                launchedAt,
                next == InstanceState.TERMINATED ? now : null,
                tags);
    }

    Instance tagged(Map<String, String> more) {
        var all = new TreeMap<>(tags);
        all.putAll(more);
        return with(all);
    }

    Instance untagged() {
        return with(Map.of());
    }

    Instance with(Map<String, String> all) {
        return new Instance(
                id,
                reservation,
                clientToken,
                fingerprint,
                launch,
                privateAddress,
                state,
                launchedAt,
                terminatedAt,
                all);
    }
}
