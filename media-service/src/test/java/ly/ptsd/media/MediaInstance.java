package ly.ptsd.media;

import java.io.UncheckedIOException;

/** A media server of a test's own, as on an instance of its own. */
abstract class MediaInstance implements AutoCloseable {

    private final Surroundings surroundings;
    private final MediaServer server;

    MediaInstance(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.server = new MediaServer(surroundings.platform(), surroundings.port());
    }

    final MediaServer server() {
        return server;
    }

    /** How many documents of a kind there are in the instance's database. */
    final long count(String collection) {
        return surroundings.count(collection);
    }

    /** Waits until requests are answered at all. */
    final void awaitUp() {
        Until.holds(() -> status("/actuator/health") == 200);
    }

    /** Waits until the server serves its tenant. */
    final void awaitOpen() {
        Until.holds(() -> status(server.path("/play/none/none/master.m3u8")) == 404);
    }

    /** Ends it; what is on its disk and in its database stays. */
    @Override
    public abstract void close();

    private int status(String path) {
        try {
            return server.send(server.request(path)).statusCode();
        } catch (UncheckedIOException refused) {
            return 0;
        }
    }
}
