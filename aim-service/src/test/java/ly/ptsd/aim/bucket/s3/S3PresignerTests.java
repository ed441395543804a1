package ly.ptsd.aim.bucket.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import ly.ptsd.aim.testbed.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class S3PresignerTests {

    private static final URI INNER = URI.create("http://s3.internal:9000");

    @BeforeEach
    void credentials() {
        System.setProperty("aws.accessKeyId", Stores.ACCESS_KEY);
        System.setProperty("aws.secretAccessKey", Stores.SECRET_KEY);
    }

    @Test
    void signsForTheAddressThatBrowsersReach() {
        assertThat(address(INNER, URI.create("https://s3.example"))).startsWith("https://s3.example/bucket/key?");
        assertThat(address(INNER, null)).startsWith("http://s3.internal:9000/bucket/key?");
    }

    private static String address(URI endpoint, @Nullable URI publicEndpoint) {
        var properties = new S3Properties(Stores.REGION, endpoint, publicEndpoint, true, null, null);
        try (var presigner = new S3Configuration().presigner(properties)) {
            return presigner
                    .presignGetObject(request -> request.signatureDuration(Duration.ofMinutes(1))
                            .getObjectRequest(get -> get.bucket("bucket").key("key")))
                    .url()
                    .toString();
        }
    }
}
