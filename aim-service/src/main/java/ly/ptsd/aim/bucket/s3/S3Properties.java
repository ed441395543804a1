package ly.ptsd.aim.bucket.s3;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How S3 is reached.
 *
 * @param region where buckets are made
 * @param s3Endpoint absent: Amazon's own
 * @param s3PublicEndpoint as browsers reach it; absent: {@code s3Endpoint}
 * @param s3PathStyle bucket names in the path instead of the host name
 * @param stsEndpoint absent: where IAM is, because what answers IAM in its place answers STS too; else Amazon's own
 * @param iamEndpoint see {@code stsEndpoint}
 */
@ConfigurationProperties("ptsd.aim")
record S3Properties(
        String region,
        @Nullable URI s3Endpoint,
        @Nullable URI s3PublicEndpoint,
        boolean s3PathStyle,
        @Nullable URI stsEndpoint,
        @Nullable URI iamEndpoint) {

    @Nullable
    URI s3EndpointOfBrowsers() {
        return s3PublicEndpoint == null ? s3Endpoint : s3PublicEndpoint;
    }

    @Nullable
    URI stsEndpointOrIam() {
        return stsEndpoint == null ? iamEndpoint : stsEndpoint;
    }
}
