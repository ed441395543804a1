package ly.ptsd.aim.machine;

import java.time.Instant;
import ly.ptsd.aim.instance.InstanceId;
import org.jspecify.annotations.Nullable;

/**
 * An instance that has proven who it is.
 *
 * @param firstHealthAt absent until it has called in healthy
 */
record Machine(
        InstanceId instance, MachineKey key, @Nullable Instant firstHealthAt) {

    boolean hasCalledIn() {
        return firstHealthAt != null;
    }
}
