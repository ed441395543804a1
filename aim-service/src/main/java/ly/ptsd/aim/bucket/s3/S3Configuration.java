package ly.ptsd.aim.bucket.s3;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.metrics.MetricPublisher;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sts.StsClient;

@Configuration(proxyBeanMethods = false)
class S3Configuration {

    @Bean
    S3Client s3(S3Properties properties, SdkHttpClient http, MetricPublisher calls) {
        return S3Client.builder()
                .region(Region.of(properties.region()))
                .endpointOverride(properties.s3Endpoint())
                .forcePathStyle(properties.s3PathStyle())
                .httpClient(http)
                .overrideConfiguration(override -> override.addMetricPublisher(calls))
                .build();
    }

    /** Signs for browsers; calls nobody. */
    @Bean
    S3Presigner presigner(S3Properties properties) {
        var addressing = software.amazon.awssdk.services.s3.S3Configuration.builder()
                .pathStyleAccessEnabled(properties.s3PathStyle())
                .build();
        return S3Presigner.builder()
                .region(Region.of(properties.region()))
                .endpointOverride(properties.s3EndpointOfBrowsers())
                .serviceConfiguration(addressing)
                .build();
    }

    @Bean
    StsClient sts(S3Properties properties, SdkHttpClient http) {
        return StsClient.builder()
                .region(Region.of(properties.region()))
                .endpointOverride(properties.stsEndpointOrIam())
                .httpClient(http)
                .build();
    }
}
