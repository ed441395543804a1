package ly.ptsd.media.transcode;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the ladder is filled.
 *
 * @param passes how many encoder passes run at once
 * @param lease for so long a job stays with a server that no longer shows signs of life
 */
@Validated
@ConfigurationProperties("ptsd.transcode")
record TranscodeProperties(
        @DefaultValue("1") @Positive int passes,
        @DefaultValue("30s") Duration lease) {}
