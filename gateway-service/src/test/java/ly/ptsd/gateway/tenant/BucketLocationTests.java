package ly.ptsd.gateway.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketLocationTests {

    private static final TenantId TENANT = new TenantId("abcdefghijkl");

    @ParameterizedTest
    @CsvSource({
        "https://ptsd-1-abcdefghijkl.s3.ap-northeast-2.amazonaws.com/x, true",
        "https://ptsd-1-mnopqrstuvwx.s3.ap-northeast-2.amazonaws.com/x, false",
        "http://ptsd-1-abcdefghijkl.s3.ap-northeast-2.amazonaws.com/x, false",
        "https://ptsd-1-abcdefghijkl.s3.ap-northeast-2.amazonaws.com.evil.example/x, false",
        "https://evil.example@ptsd-1-abcdefghijkl.s3.ap-northeast-2.amazonaws.com/x, false",
        "https://s3.ap-northeast-2.amazonaws.com/ptsd-1-abcdefghijkl/x, false",
    })
    void knowsBucketsThatAreNamedInTheHost(URI location, boolean own) {
        assertThat(new BucketLocation("https://*.s3.ap-northeast-2.amazonaws.com").belongsTo(TENANT, location))
                .isEqualTo(own);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8081/ptsd-1-abcdefghijkl/x, true",
        "http://127.0.0.1:8081/ptsd-1-mnopqrstuvwx/-abcdefghijkl, false",
        "http://127.0.0.1:8082/ptsd-1-abcdefghijkl/x, false",
        "http://127.0.0.1:8081, false",
        "/ptsd-1-abcdefghijkl/x, false",
    })
    void knowsBucketsThatAreNamedInThePath(URI location, boolean own) {
        assertThat(new BucketLocation("http://127.0.0.1:8081").belongsTo(TENANT, location))
                .isEqualTo(own);
    }
}
