package ly.ptsd.aim.plan;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import org.springframework.util.unit.DataSize;

/**
 * What a subscriber pays for.
 *
 * @param priceKrwPerMonth in won, tax included
 * @param storage limit of all sources together
 * @param largestUpload limit of one source
 * @param maxHeight of the highest rendition made, in lines
 * @param concurrentViewers playback sessions at the same time
 */
public record Plan(
        @NotNull @Pattern(regexp = "[a-z]{1,16}") String id,
        @Positive int priceKrwPerMonth,
        @NotNull DataSize storage,
        @NotNull DataSize largestUpload,
        @Positive int maxHeight,
        @Positive int concurrentViewers) {}
