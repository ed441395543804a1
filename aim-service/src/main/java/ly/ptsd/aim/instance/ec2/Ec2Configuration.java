package ly.ptsd.aim.instance.ec2;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.metrics.MetricPublisher;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;

@Configuration(proxyBeanMethods = false)
class Ec2Configuration {

    @Bean
    Ec2Clients ec2(Ec2Properties properties, SdkHttpClient http, MetricPublisher calls) {
        return new Ec2Clients(
                client(properties, http, calls), client(properties, http, calls), client(properties, http, calls));
    }

    private static Ec2Client client(Ec2Properties properties, SdkHttpClient http, MetricPublisher calls) {
        return Ec2Client.builder()
                .region(Region.of(properties.region()))
                .endpointOverride(properties.ec2Endpoint())
                .httpClient(http)
                .overrideConfiguration(
                        override -> override.retryStrategy(CallRate.learned()).addMetricPublisher(calls))
                .build();
    }

    /** Every call of ours may be repeated. */
    @Bean
    IamClient iam(Ec2Properties properties, SdkHttpClient http, MetricPublisher calls) {
        return IamClient.builder()
                .region(Region.AWS_GLOBAL)
                .endpointOverride(properties.iamEndpoint())
                .httpClient(http)
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.adaptiveRetryStrategy())
                        .addMetricPublisher(calls))
                .build();
    }
}
