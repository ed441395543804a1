package ly.ptsd.media;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A media server in a process of its own, configured by environment variables as on its instance, and ended as hard as can be. */
final class MediaProcess implements AutoCloseable {

    private final Process process;
    private final MediaServer server;
    private final String database;

    private MediaProcess(Process process, MediaServer server, String database) {
        this.process = process;
        this.database = database;
        this.server = server;
    }

    static MediaProcess start(TestPlatform platform, Path stateDir) {
        return start(platform, stateDir, Map.of());
    }

    static MediaProcess start(TestPlatform platform, Path stateDir, Map<String, String> more) {
        int port = freePort();
        var builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dspringdoc.api-docs.enabled=false",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "ly.ptsd.media.MediaService"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Path.of("target", "media-process.log").toFile()));
        var environment = builder.environment();
        environment.put("PTSD_PUBLIC_ORIGIN", platform.origin());
        environment.put("PTSD_MACHINES_URL", platform.address() + "/api/machines");
        environment.put("PTSD_LINKS_URL", platform.address() + "/api/links");
        environment.put("PTSD_BOOT_TOKEN", "boot-token");
        environment.put("PTSD_STATE_DIR", stateDir.toString());
        environment.put("PTSD_S3_ENDPOINT", TestBucket.ENDPOINT);
        environment.put("PTSD_S3_PUBLIC_ENDPOINT", TestBucket.ENDPOINT);
        environment.put("SPRING_MONGODB_URI", database(platform, stateDir));
        environment.put("AWS_EC2_METADATA_SERVICE_ENDPOINT", platform.address());
        environment.put("AWS_ACCESS_KEY_ID", TestBucket.ACCESS_KEY);
        environment.put("AWS_SECRET_ACCESS_KEY", TestBucket.SECRET_KEY);
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.putAll(more);
        try {
            return new MediaProcess(builder.start(), new MediaServer(platform, port), database(platform, stateDir));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Every instance has a database of its own. */
    static String database(TestPlatform platform, Path stateDir) {
        return "%s/media_%s_%x"
                .formatted(Environment.required("PTSD_TEST_MONGO"), platform.tenantId, stateDir.hashCode());
    }

    MediaServer server() {
        return server;
    }

    /** Waits until requests are answered at all. */
    MediaProcess up() {
        Until.holds(() -> status("/actuator/health") == 200);
        return this;
    }

    /** Waits until the server serves its tenant. */
    MediaProcess open() {
        Until.holds(() -> status(server.path("/play/none/none/master.m3u8")) == 404);
        return this;
    }

    /** How many documents of a kind there are in the instance's database. */
    long count(String collection) {
        return Databases.CLIENT
                .getDatabase(database.substring(database.lastIndexOf('/') + 1))
                .getCollection(collection)
                .countDocuments();
    }

    private static final class Databases {
        static final MongoClient CLIENT = MongoClients.create(Environment.required("PTSD_TEST_MONGO"));
    }

    /** kill -9. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException problem) {
            throw new IllegalStateException(problem);
        }
    }

    @Override
    public void close() {
        kill();
    }

    private int status(String path) {
        try {
            return server.send(server.request(path)).statusCode();
        } catch (UncheckedIOException refused) {
            return 0;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
