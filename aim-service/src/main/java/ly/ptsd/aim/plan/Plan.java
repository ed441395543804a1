package ly.ptsd.aim.plan;

import java.util.List;
import org.springframework.util.unit.DataSize;

/**
 * What a subscriber pays for: one version of a plan, which never changes. Other terms are another version.
 *
 * @param priceKrwPerMonth in won, tax included
 * @param storage limit of all sources together
 * @param largestUpload limit of one source
 * @param maxHeight of the highest rendition made, in lines
 * @param concurrentViewers playback sessions at the same time
 * @param instanceTypes in order of preference; none: whatever instances are made of by default
 */
public record Plan(
        PlanVersion key,
        int priceKrwPerMonth,
        DataSize storage,
        DataSize largestUpload,
        int maxHeight,
        int concurrentViewers,
        List<String> instanceTypes) {

    public Plan {
        instanceTypes = List.copyOf(instanceTypes);
    }

    public String id() {
        return key.id();
    }

    public int version() {
        return key.version();
    }
}
