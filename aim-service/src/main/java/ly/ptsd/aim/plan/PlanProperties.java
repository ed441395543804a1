package ly.ptsd.aim.plan;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/** The plans on offer, in the order in which they are shown. What is changed here is offered as a new version. */
@Validated
@ConfigurationProperties("ptsd.aim")
record PlanProperties(@NotEmpty List<@Valid Terms> plans) {

    PlanProperties {
        plans = List.copyOf(plans);
    }

    /** As {@link Plan}, before it has a version. */
    record Terms(
            @NotNull @Pattern(regexp = "[a-z]{1,16}") String id,
            @Positive int priceKrwPerMonth,
            @NotNull DataSize storage,
            @NotNull DataSize largestUpload,
            @Positive int maxHeight,
            @Positive int concurrentViewers,
            @DefaultValue List<String> instanceTypes) {

        Plan atVersion(int version) {
            return new Plan(
                    new PlanVersion(id, version),
                    priceKrwPerMonth,
                    storage,
                    largestUpload,
                    maxHeight,
                    concurrentViewers,
                    instanceTypes);
        }
    }
}
