package ly.ptsd.url.visit;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How visits are carried.
 *
 * @param waiting how many visits are held in memory while Redis does not take them; more are not counted
 * @param remembered how long a counted visit is known again when it is delivered once more
 */
@Validated
@ConfigurationProperties("ptsd.url.visits")
record VisitProperties(
        @DefaultValue("100000") @Positive int waiting,
        @DefaultValue("7d") Duration remembered) {}
