package ly.ptsd.user.picture.s3;

import java.time.Duration;
import ly.ptsd.user.picture.PictureProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

@Configuration(proxyBeanMethods = false)
class S3Configuration {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration READ = Duration.ofSeconds(10);

    @Bean
    S3Client s3(PictureProperties properties) {
        return S3Client.builder()
                .region(Region.of(properties.region()))
                .endpointOverride(properties.endpoint())
                .forcePathStyle(properties.pathStyle())
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(READ))
                .build();
    }
}
