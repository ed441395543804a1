package ly.ptsd.aim.sweep;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the sweep goes about its work.
 *
 * @param every from the end of one sweep to the next one
 * @param stopAfter an unknown instance is stopped when it was seen for so long
 * @param removeAfter and terminated after so long; an unknown identity is removed then, too
 * @param perRun instances and identities that one sweep stops or removes at most
 * @param haltShare nothing is touched while more than this share of all instances, or identities, is unknown (and more
 *     than one): then it is rather the records that are wrong
 * @param settle what was made or changed less than this ago is not missed yet
 * @param settingsRound within which every tenant's bucket settings and identity are looked at once
 */
@Validated
@ConfigurationProperties("ptsd.aim.sweep")
public record SweepProperties(
        @DefaultValue("5m") Duration every,
        @DefaultValue("15m") Duration stopAfter,
        @DefaultValue("24h") Duration removeAfter,
        @DefaultValue("3") @Positive int perRun,

        @DefaultValue("0.05") @DecimalMin("0") @DecimalMax("1")
        double haltShare,

        @DefaultValue("5m") Duration settle,
        @DefaultValue("24h") Duration settingsRound) {

    @AssertTrue(message = "an instance is to be stopped before it is removed, and no time is negative")
    boolean isOrdered() {
        return !every.isNegative()
                && !every.isZero()
                && !settle.isNegative()
                && !settingsRound.isNegative()
                && !stopAfter.isNegative()
                && stopAfter.compareTo(removeAfter) < 0;
    }
}
