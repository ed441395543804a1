package ly.ptsd.aim.provisioning;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long provisioning waits.
 *
 * @param bootDeadline from an instance's launch to its media server's first health call
 * @param makeDeadline for making the bucket, for finding capacity for an instance, and for having one restarted
 * @param launchesPerGeneration instances that may miss the boot deadline before provisioning fails
 * @param launchesAtATime calls for a launch that one process has under way at the same time
 * @param look how often something that is about to happen is looked for
 * @param tryAgain after an outside system failed or had no capacity
 * @param recheck how often a server is looked after of which nothing is expected but trouble
 * @param silence without a health call, after which a server is looked after
 * @param drain how long a replaced server may go on with what it is doing
 * @param replaceAgain after a replacement that came to nothing
 * @param upgradesAtATime servers replaced at the same time for a newer media server
 * @param idle how often a subscription is looked at of which nothing is expected at all
 */
@Validated
@ConfigurationProperties("ptsd.aim.provisioning")
record ProvisioningProperties(
        @DefaultValue("10m") Duration bootDeadline,
        @DefaultValue("10m") Duration makeDeadline,
        @DefaultValue("2") @Positive int launchesPerGeneration,
        @DefaultValue("8") @Positive int launchesAtATime,
        @DefaultValue("1s") Duration look,
        @DefaultValue("5s") Duration tryAgain,
        @DefaultValue("30s") Duration recheck,
        @DefaultValue("90s") Duration silence,
        @DefaultValue("60s") Duration drain,
        @DefaultValue("10m") Duration replaceAgain,
        @DefaultValue("2") @Positive int upgradesAtATime,
        @DefaultValue("5m") Duration idle) {}
