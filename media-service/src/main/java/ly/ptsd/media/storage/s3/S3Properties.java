package ly.ptsd.media.storage.s3;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where S3 is; both absent mean AWS.
 *
 * @param endpoint reached from this server, path style
 * @param publicEndpoint reached from browsers, {@code endpoint} when absent
 */
@ConfigurationProperties("ptsd.s3")
public record S3Properties(@Nullable URI endpoint, @Nullable URI publicEndpoint) {

    @Nullable
    URI forBrowsers() {
        return publicEndpoint == null ? endpoint : publicEndpoint;
    }
}
