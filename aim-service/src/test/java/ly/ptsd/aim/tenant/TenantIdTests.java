package ly.ptsd.aim.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantIdTests {

    @Test
    void isRandomAndFitForNames() {
        assertThat(TenantId.random().value()).matches("[a-z2-7]{12}");
        assertThat(TenantId.random()).isNotEqualTo(TenantId.random());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abcdefghijk", "abcdefghijklm", "ABCDEFGHIJKL", "abcdefghijk1", "../../../etc"})
    void refusesAnyOtherForm(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new TenantId(value));
    }
}
