package ly.ptsd.aim.instance.ec2;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;

@Configuration(proxyBeanMethods = false)
class Ec2Configuration {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration READ = Duration.ofSeconds(30);

    /**
     * Never repeats a call by itself: the SDK would repeat a launch that was refused for want of capacity, and what to
     * repeat is decided, and written down, by provisioning.
     */
    @Bean
    Ec2Client ec2(Ec2Properties properties) {
        return Ec2Client.builder()
                .region(Region.of(properties.region()))
                .endpointOverride(properties.ec2Endpoint())
                .httpClientBuilder(http())
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    @Bean
    IamClient iam(Ec2Properties properties) {
        return IamClient.builder()
                .region(Region.AWS_GLOBAL)
                .endpointOverride(properties.iamEndpoint())
                .httpClientBuilder(http())
                .build();
    }

    private static UrlConnectionHttpClient.Builder http() {
        return UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(READ);
    }
}
