package ly.ptsd.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import ly.ptsd.local.process.Children;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoresTests {

    private static final byte[] SET = "SET name value\r\n".getBytes();
    private static final byte[] GET = "GET name\r\n".getBytes();

    @TempDir
    Path folder;

    private final List<String> ready = new CopyOnWriteArrayList<>();
    private final List<String> reports = new CopyOnWriteArrayList<>();

    @Test
    void keepsWhatWasStoredThroughARestartAndAKill() throws IOException, SQLException {
        var ports = new StorePorts(freePort(), freePort(), freePort());
        try (var children = Children.guarded(folder.resolve("run"));
                var stores = start(ports, children)) {
            assertThat(ready).containsExactlyInAnyOrder("MariaDB", "Redis", "MongoDB wire server");
            insert(stores, 1);
            assertThat(Wire.answers(ports.redis(), SET, '+')).isTrue();
            kill("mariadbd");
            await().atMost(Duration.ofSeconds(30)).until(() -> count(stores) == 1);
            assertThat(reports).containsExactly("MariaDB ended (signal 9) and is started again");
        }
        try (var children = Children.guarded(folder.resolve("run"));
                var again = start(ports, children)) {
            assertThat(count(again)).isEqualTo(1);
            assertThat(Wire.answers(ports.redis(), GET, '$')).isTrue();
        }
        assertThat(Wire.answers(ports.redis(), SET, '+')).isFalse();
    }

    private EmbeddedStores start(StorePorts ports, Children children) throws IOException {
        // shared with ./ptsdly, since unpacking takes longer than everything else
        Path programs = Path.of("..", ".ptsdly", "programs").toAbsolutePath().normalize();
        Path logs = Files.createDirectories(folder.resolve("log"));
        return EmbeddedStores.start(
                new StoreFolders(programs, folder, logs), ports, children, ready::add, reports::add);
    }

    private void kill(String program) {
        ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains(program)
                        && child.info().commandLine().orElse("").contains(folder.toString()))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private static void insert(EmbeddedStores stores, int value) throws SQLException {
        try (Connection sql = connect(stores);
                var statement = sql.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS kept (value INT PRIMARY KEY)");
            statement.execute("INSERT INTO kept VALUES (" + value + ")");
        }
    }

    private static int count(EmbeddedStores stores) {
        try (Connection sql = connect(stores);
                var rows = sql.createStatement().executeQuery("SELECT COUNT(*) FROM kept")) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException _) {
            return -1;
        }
    }

    private static Connection connect(EmbeddedStores stores) throws SQLException {
        return DriverManager.getConnection(
                stores.addresses().sql() + "/kept?createDatabaseIfNotExist=true",
                stores.addresses().sqlUser(),
                stores.addresses().sqlPassword());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
