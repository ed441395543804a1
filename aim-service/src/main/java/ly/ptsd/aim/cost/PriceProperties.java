package ly.ptsd.aim.cost;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The region's list prices in US dollars, as somebody read them on a day.
 *
 * @param asOf that day
 * @param instanceHours per instance type
 * @param volumeGbMonth one GB of gp3 for a month
 * @param storageGbMonth one GB in S3 (Standard) for a month
 * @param publicAddressHour one public IPv4 address
 */
@Validated
@ConfigurationProperties("ptsd.aim.prices")
public record PriceProperties(
        @NotNull LocalDate asOf,
        @NotEmpty Map<String, @NotNull @Positive BigDecimal> instanceHours,
        @NotNull @Positive BigDecimal volumeGbMonth,
        @NotNull @Positive BigDecimal storageGbMonth,
        @NotNull @Positive BigDecimal publicAddressHour) {

    public PriceProperties {
        instanceHours = instanceHours == null ? Map.of() : Map.copyOf(instanceHours);
    }
}
