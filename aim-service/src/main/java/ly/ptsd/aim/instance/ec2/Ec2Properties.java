package ly.ptsd.aim.instance.ec2;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How EC2 and IAM are reached.
 *
 * @param ec2Endpoint absent: Amazon's own
 * @param iamEndpoint absent: Amazon's own
 */
@ConfigurationProperties("ptsd.aim")
record Ec2Properties(
        String region, @Nullable URI ec2Endpoint, @Nullable URI iamEndpoint) {}
