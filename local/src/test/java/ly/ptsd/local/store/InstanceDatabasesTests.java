package ly.ptsd.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an instance keeps in its MongoDB is its own, and goes with it. */
class InstanceDatabasesTests {

    @TempDir
    private Path folder;

    @Test
    void beginEmptyForEachInstanceAndGoWithIt() throws Exception {
        int port = freePort();
        var databases = new InstanceDatabases("mongodb://127.0.0.1:" + port);
        try (var _ = Mongo.start(folder, port);
                var client = MongoClients.create(databases.server())) {
            assertThat(databases.address()).startsWith(databases.server()).endsWith("/media_{instance}");
            insert(client, "i-0123456789abcdef0");
            assertThat(count(client, "i-0123456789abcdef1")).isZero();
            insert(client, "i-0123456789abcdef1");

            databases.remove("i-0123456789abcdef0");

            assertThat(count(client, "i-0123456789abcdef0")).isZero();
            assertThat(count(client, "i-0123456789abcdef1")).isEqualTo(1);
        }
    }

    private static void insert(MongoClient client, String instance) {
        client.getDatabase("media_" + instance).getCollection("items").insertOne(new Document("kept", true));
    }

    private static long count(MongoClient client, String instance) {
        return client.getDatabase("media_" + instance).getCollection("items").countDocuments();
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
