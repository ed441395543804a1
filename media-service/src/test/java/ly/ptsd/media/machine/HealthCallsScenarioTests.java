package ly.ptsd.media.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import ly.ptsd.media.MediaServerTest;
import ly.ptsd.media.Samples;
import ly.ptsd.media.Until;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The control plane hears at an even pace how the server is and what it holds. */
class HealthCallsScenarioTests extends MediaServerTest {

    @Test
    void saysHowMuchTheLibraryHolds() throws Exception {
        String id = server.uploaded(Samples.small());
        Until.holds(() -> server.state(id).equals("READY"));
        long source = Files.size(Samples.small());

        var health = nextHealthCall();
        assertThat(health.path("version").asString()).isNotBlank();
        assertThat(health.path("upSeconds").asLong(-1)).isNotNegative();
        assertThat(health.path("diskFreeBytes").asLong()).isPositive();
        assertThat(health.path("storedBytes").asLong()).as("renditions too").isGreaterThan(source);
        assertThat(health.path("largestUploadBytes").asLong()).isGreaterThanOrEqualTo(source);
        assertThat(health.path("maxHeight").asInt()).isGreaterThanOrEqualTo(360);
    }

    private JsonNode nextHealthCall() {
        int before = PLATFORM.calls("POST", "/api/machines/health").size();
        clock.forward(Duration.ofSeconds(31));
        Until.holds(() -> PLATFORM.calls("POST", "/api/machines/health").size() > before);
        return PLATFORM.calls("POST", "/api/machines/health").getLast().json();
    }
}
