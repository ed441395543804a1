package ly.ptsd.gateway;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The places behind the gateway.
 *
 * @param bucketOrigin where browsers fetch segments: {@code https://*.s3.REGION.amazonaws.com}, or an origin without a
 *     star when buckets are named in the path
 * @param trustedEdges blocks of addresses (CIDR) whose word about the client's address counts; none by default
 */
@Validated
@ConfigurationProperties("ptsd.gateway")
public record GatewayProperties(
        @NotNull @DefaultValue("http://user-service:8080") URI userUrl,
        @NotNull @DefaultValue("http://aim-service:8080") URI aimUrl,
        @NotNull @DefaultValue("http://url-service:8080") URI linksUrl,
        @NotNull @DefaultValue("http://frontend:8080") URI frontendUrl,

        @NotNull @DefaultValue("https://*.s3.ap-northeast-2.amazonaws.com")
        String bucketOrigin,

        @NotNull @DefaultValue List<String> trustedEdges) {}
