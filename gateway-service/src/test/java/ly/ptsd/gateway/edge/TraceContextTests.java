package ly.ptsd.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTests {

    private static final String VALID = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final HttpHeaders headers = new DefaultHttpHeaders();

    @Test
    void goesOnAsItCame() {
        headers.set("traceparent", VALID);
        headers.set("tracestate", "vendor=1");
        TraceContext.ensure(headers);
        assertThat(headers.getAll("traceparent")).containsExactly(VALID);
        assertThat(headers.getAll("tracestate")).containsExactly("vendor=1");
    }

    @Test
    void beginsWhereNoneCame() {
        TraceContext.ensure(headers);
        assertThat(headers.get("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c+b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0g",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-x",
                "",
            })
    void beginsAnewAfterWhatIsNone(String sent) {
        headers.set("traceparent", sent);
        headers.set("tracestate", "vendor=1");
        TraceContext.ensure(headers);
        assertThat(headers.get("traceparent")).isNotEqualTo(sent).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(headers.contains("tracestate")).isFalse();
    }

    @Test
    void beginsAnewWhenTwoAreClaimed() {
        headers.add("traceparent", VALID);
        headers.add("traceparent", VALID);
        TraceContext.ensure(headers);
        assertThat(headers.getAll("traceparent")).hasSize(1).doesNotContain(VALID);
    }
}
