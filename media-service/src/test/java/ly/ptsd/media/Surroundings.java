package ly.ptsd.media;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a media server is told by environment variables, as on its instance, and where its database is. */
record Surroundings(TestPlatform platform, Path stateDir, int port) {

    private static final String MONGO = Environment.required("PTSD_TEST_MONGO");

    static Surroundings of(TestPlatform platform, Path stateDir) {
        return new Surroundings(platform, stateDir, freePort());
    }

    Map<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        environment.put("PTSD_PUBLIC_ORIGIN", platform.origin());
        environment.put("PTSD_MACHINES_URL", platform.address() + "/api/machines");
        environment.put("PTSD_LINKS_URL", platform.address() + "/api/links");
        environment.put("PTSD_BOOT_TOKEN", "boot-token");
        environment.put("PTSD_STATE_DIR", stateDir.toString());
        environment.put("PTSD_HEALTH_INTERVAL", "1s");
        environment.put("PTSD_S3_ENDPOINT", TestBucket.ENDPOINT);
        environment.put("PTSD_S3_PUBLIC_ENDPOINT", TestBucket.ENDPOINT);
        environment.put("PTSD_FFMPEG", Environment.required("PTSD_FFMPEG"));
        environment.put("PTSD_FFPROBE", Environment.required("PTSD_FFPROBE"));
        environment.put("SPRING_MONGODB_URI", databaseUri(platform, stateDir));
        environment.put("AWS_EC2_METADATA_SERVICE_ENDPOINT", platform.address());
        environment.put("AWS_ACCESS_KEY_ID", TestBucket.ACCESS_KEY);
        environment.put("AWS_SECRET_ACCESS_KEY", TestBucket.SECRET_KEY);
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SERVER_PORT", Integer.toString(port));
        return environment;
    }

    /** Every instance has a database of its own. */
    static String databaseUri(TestPlatform platform, Path stateDir) {
        return MONGO + "/" + database(platform, stateDir);
    }

    private static String database(TestPlatform platform, Path stateDir) {
        return "media_%s_%x".formatted(platform.tenantId, stateDir.hashCode());
    }

    /** How many documents of a kind there are in it. */
    long count(String collection) {
        return Databases.CLIENT
                .getDatabase(database(platform, stateDir))
                .getCollection(collection)
                .countDocuments();
    }

    private static final class Databases {
        static final MongoClient CLIENT = MongoClients.create(MONGO);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
