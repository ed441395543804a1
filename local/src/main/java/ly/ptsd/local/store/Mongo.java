package ly.ptsd.local.store;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A server of MongoDB's wire protocol within this process, its data in one file. */
final class Mongo implements AutoCloseable {

    private final MongoServer server;

    private Mongo(MongoServer server) {
        this.server = server;
    }

    static Mongo start(Path data, int port) {
        try {
            Path file = Files.createDirectories(data.resolve("mongo")).resolve("mongo.mv");
            var server = new MongoServer(new H2Backend(file.toString()));
            server.bind("127.0.0.1", port);
            return new Mongo(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
