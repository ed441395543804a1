package ly.ptsd.local.aws.iam;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What hands a role to an instance. */
public record InstanceProfile(
        String name, String id, String path, Optional<String> role, Map<String, String> tags, Instant createdAt) {

    InstanceProfile with(Optional<String> other) {
        return new InstanceProfile(name, id, path, other, tags, createdAt);
    }
}
