package ly.ptsd.aim.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import ly.ptsd.aim.tenant.TenantId;
import ly.ptsd.platform.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTests {

    @Test
    void isReadAsItWasWritten() {
        var cursor = new Cursor(
                Instant.parse("2026-01-02T03:04:05.123456Z"),
                true,
                Instant.parse("2026-01-01T00:00:00Z"),
                new TenantId("abcdefghijkl"));
        assertThat(Cursor.of(cursor.text())).isEqualTo(cursor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing",
                "2026-01-01T00:00:00Z|2|2026-01-01T00:00:00Z|abcdefghijkl",
                "yesterday|1|2026-01-01T00:00:00Z|abcdefghijkl",
                "2026-01-01T00:00:00Z|1|2026-01-01T00:00:00Z|ABC"
            })
    void refusesWhatItNeverWrote(String plain) {
        var text = Base64.getUrlEncoder().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> Cursor.of(text));
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> Cursor.of("*" + plain));
    }
}
