package ly.ptsd.local.aws.ec2;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an instance was launched with.
 *
 * @param profile the ARN of its instance profile; empty when it has none
 * @param userData as given: base64; empty when there is none
 * @param metadataOptions by their names in the call
 * @param devices names of the block devices
 * @param volumeTags tags of the volumes behind them
 */
public record Launch(
        String imageId,
        String type,
        String subnetId,
        List<String> securityGroups,
        String profile,
        String userData,
        Map<String, String> metadataOptions,
        String shutdownBehavior,
        List<String> devices,
        @Nullable Map<String, String> volumeTags) {

    /** None for what was launched before they were kept. */
    Map<String, String> tagsOfVolumes() {
        return volumeTags == null ? Map.of() : volumeTags;
    }
}
