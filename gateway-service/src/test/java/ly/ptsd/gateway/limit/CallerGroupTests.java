package ly.ptsd.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallerGroupTests {

    @Test
    void isAnAddressOrTheNetworkOfAHousehold() {
        assertThat(CallerGroup.of("203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(CallerGroup.of("2001:db8:0:1:0:0:0:1"))
                .isEqualTo(CallerGroup.of("2001:db8:0:1:ffff:0:0:2"))
                .isNotEqualTo(CallerGroup.of("2001:db8:0:2:0:0:0:1"));
        assertThat(CallerGroup.of("unknown")).isEqualTo("unknown");
    }
}
