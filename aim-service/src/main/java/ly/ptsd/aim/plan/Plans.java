package ly.ptsd.aim.plan;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** The plans on offer, in the order in which they are shown. */
@Validated
@ConfigurationProperties("ptsd.aim")
public record Plans(@NotEmpty List<@Valid Plan> plans) {

    public Plans {
        plans = List.copyOf(plans);
    }

    public Optional<Plan> find(String id) {
        return plans.stream().filter(plan -> plan.id().equals(id)).findFirst();
    }

    /** @throws IllegalStateException when a plan somebody subscribed to was taken out of the configuration */
    public Plan get(String id) {
        return find(id).orElseThrow(() -> new IllegalStateException("plan " + id + " is not configured any more"));
    }
}
