package ly.ptsd.aim.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ly.ptsd.aim.tenant.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketNameTests {

    @Test
    void namesDeploymentAndTenant() {
        assertThat(BucketName.of("prod", new TenantId("abcdefghijkl"))).hasToString("ptsd-prod-abcdefghijkl");
    }

    @Test
    void countsOnWhenANameIsTaken() {
        var second = BucketName.of("prod", new TenantId("abcdefghijkl")).next();
        assertThat(second).hasToString("ptsd-prod-abcdefghijkl-2");
        assertThat(second.next()).hasToString("ptsd-prod-abcdefghijkl-3");
    }

    @Test
    void doesNotMistakeTheTenantForACount() {
        assertThat(BucketName.of("prod", new TenantId("222222222222")).next()).hasToString("ptsd-prod-222222222222-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "Upper-Case", "-begins", "ends-", "under_score"})
    void refusesWhatS3WouldRefuse(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new BucketName(name));
    }
}
