package ly.ptsd.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import ly.ptsd.local.demo.EventStream.Event;
import org.junit.jupiter.api.Test;

class EventStreamTests {

    @Test
    void readsNamesAndDataAndPassesOverHeartbeats() {
        try (var events = stream("""
                : heartbeat

                event: item
                data: {"a":
                data: 1}

                data: plain

                """)) {
            assertThat(events.next()).contains(new Event("item", "{\"a\":\n1}"));
            assertThat(events.next()).contains(new Event("message", "plain"));
            assertThat(events.next()).isEmpty();
        }
    }

    @Test
    void dropsAnEventThatWasCutOff() {
        try (var events = stream("event: item\ndata: half")) {
            assertThat(events.next()).isEmpty();
        }
    }

    private static EventStream stream(String text) {
        return new EventStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
