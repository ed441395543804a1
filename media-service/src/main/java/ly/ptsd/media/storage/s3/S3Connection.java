package ly.ptsd.media.storage.s3;

import jakarta.annotation.PreDestroy;
import java.net.URI;
import java.util.Optional;
import ly.ptsd.media.machine.Machine;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * The SDK's client and presigner, made when first needed: the region is known only after the boot exchange. Credentials
 * come from the instance profile (the SDK's default chain).
 */
@Component
class S3Connection {

    private final S3Properties properties;
    private final Machine machine;
    private final DefaultCredentialsProvider credentials =
            DefaultCredentialsProvider.builder().build();
    private @Nullable S3Client client;
    private @Nullable S3Presigner presigner;

    S3Connection(S3Properties properties, Machine machine) {
        this.properties = properties;
        this.machine = machine;
    }

    synchronized S3Client client() {
        if (client == null) {
            var builder = S3Client.builder()
                    .region(region())
                    .credentialsProvider(credentials)
                    .httpClientBuilder(UrlConnectionHttpClient.builder())
                    .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                    .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                    .forcePathStyle(isElsewhere());
            Optional.ofNullable(properties.endpoint()).ifPresent(builder::endpointOverride);
            client = builder.build();
        }
        return client;
    }

    synchronized S3Presigner presigner() {
        if (presigner == null) {
            var builder = S3Presigner.builder()
                    .region(region())
                    .credentialsProvider(credentials)
                    .serviceConfiguration(S3Configuration.builder()
                            .pathStyleAccessEnabled(isElsewhere())
                            .build());
            Optional.ofNullable(properties.forBrowsers()).ifPresent((URI seen) -> builder.endpointOverride(seen));
            presigner = builder.build();
        }
        return presigner;
    }

    @PreDestroy
    synchronized void close() {
        if (client != null) {
            client.close();
        }
        if (presigner != null) {
            presigner.close();
        }
        credentials.close();
    }

    private boolean isElsewhere() {
        return properties.endpoint() != null;
    }

    private Region region() {
        return Region.of(machine.tenancy().region());
    }
}
