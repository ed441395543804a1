package ly.ptsd.aim.reason;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonTests {

    @ParameterizedTest
    @EnumSource
    void isReadBackByItsCode(ReasonCode code) {
        assertThat(ReasonCode.of(code.code())).isEqualTo(code);
    }

    /** While replicas are replaced, an older one may still write its sentences, and a newer one its new codes. */
    @Test
    void takesWhatAnotherVersionWroteForUnknown() {
        assertThat(ReasonCode.of("The server did not start in time.")).isEqualTo(ReasonCode.UNKNOWN);
        assertThat(Reason.ofNullable("struck_by_lightning", "in its own words"))
                .isEqualTo(new Reason(ReasonCode.UNKNOWN, "in its own words"));
    }

    @Test
    void keepsAsMuchOfTheCloudsWordsAsThereIsRoomFor() {
        assertThat(Reason.of(ReasonCode.CLOUD_FAILING, "x".repeat(501)).detail())
                .hasSize(500);
        assertThat(Reason.of(ReasonCode.CLOUD_FAILING, "x".repeat(500)).detail())
                .hasSize(500);
    }
}
