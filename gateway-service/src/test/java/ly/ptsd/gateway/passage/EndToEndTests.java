package ly.ptsd.gateway.passage;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one side says to the gateway about their connection is none of the other's business. */
class EndToEndTests {

    private final HttpHeaders from = new DefaultHttpHeaders();
    private final HttpHeaders to = new DefaultHttpHeaders();

    @Test
    void keepsWhatIsMeantForTheOtherEndHoweverOftenItIsSaid() {
        from.add("Set-Cookie", "a=b").add("Set-Cookie", "c=d").add("Content-Type", "text/plain");
        to.add("X-Request-Id", "1");
        EndToEnd.copy(from, to);
        assertThat(to.getAll("Set-Cookie")).containsExactly("a=b", "c=d");
        assertThat(to.get("Content-Type")).isEqualTo("text/plain");
        assertThat(to.get("X-Request-Id")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection",
                "KEEP-ALIVE",
                "Proxy-Authenticate",
                "proxy-authorization",
                "Proxy-Connection",
                "TE",
                "Trailer",
                "Transfer-Encoding",
                "Upgrade"
            })
    void dropsWhatSpeaksOfOneConnection(String name) {
        from.add(name, "x");
        EndToEnd.copy(from, to);
        assertThat(to).isEmpty();
    }

    @Test
    void dropsWhatTheSenderNamesBesides() {
        from.add("Connection", "close, X-Hop")
                .add("connection", "x-other")
                .add("X-HOP", "1")
                .add("X-Other", "2");
        EndToEnd.copy(from, to);
        assertThat(to).isEmpty();
    }

    @Test
    void leavesWhatTheReceiversOwnSideSaidOfTheConnection() {
        from.add("Transfer-Encoding", "chunked");
        to.add("Transfer-Encoding", "chunked");
        EndToEnd.copy(from, to);
        assertThat(to.getAll("Transfer-Encoding")).containsExactly("chunked");
    }
}
