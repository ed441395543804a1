package ly.ptsd.aim.instance.ec2;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.metrics.MetricPublisher;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;

@Configuration(proxyBeanMethods = false)
class Ec2Configuration {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration READ = Duration.ofSeconds(30);

    @Bean
    Ec2Clients ec2(Ec2Properties properties, MetricPublisher calls) {
        return new Ec2Clients(client(properties, calls), client(properties, calls), client(properties, calls));
    }

    private static Ec2Client client(Ec2Properties properties, MetricPublisher calls) {
        return Ec2Client.builder()
                .region(Region.of(properties.region()))
                .endpointOverride(properties.ec2Endpoint())
                .httpClientBuilder(http())
                .overrideConfiguration(
                        override -> override.retryStrategy(CallRate.learned()).addMetricPublisher(calls))
                .build();
    }

    /** Every call of ours may be repeated. */
    @Bean
    IamClient iam(Ec2Properties properties, MetricPublisher calls) {
        return IamClient.builder()
                .region(Region.AWS_GLOBAL)
                .endpointOverride(properties.iamEndpoint())
                .httpClientBuilder(http())
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.adaptiveRetryStrategy())
                        .addMetricPublisher(calls))
                .build();
    }

    private static UrlConnectionHttpClient.Builder http() {
        return UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(READ);
    }
}
