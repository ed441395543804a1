package ly.ptsd.gateway.connection;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How long the gateway waits.
 *
 * @param headers for all headers of a request, from its first byte on
 * @param body for the next bytes of a request's body
 * @param slowestBody how many bytes a second have to come on average in as long a time
 * @param idle for the next request on a connection
 * @param answer for an API's answer to begin, the request's body included
 * @param stream for the next bytes between the gateway and a service, either way
 */
@Validated
@ConfigurationProperties("ptsd.gateway.patience")
public record PatienceProperties(
        @NotNull @DefaultValue("10s") Duration headers,
        @NotNull @DefaultValue("60s") Duration body,
        @NotNull @DefaultValue("1KB") DataSize slowestBody,
        @NotNull @DefaultValue("75s") Duration idle,
        @NotNull @DefaultValue("30s") Duration answer,
        @NotNull @DefaultValue("5m") Duration stream) {}
