package ly.ptsd.aim.operations;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What no mistake of ours may exceed.
 *
 * @param instances at the same time, those included that are about to be launched or terminated
 * @param usdPerHour what these may cost, by the price list
 */
@Validated
@ConfigurationProperties("ptsd.aim.ceilings")
record LaunchCeilings(
        @DefaultValue("1000") @Positive int instances,
        @DefaultValue("100") @NotNull @Positive BigDecimal usdPerHour) {}
