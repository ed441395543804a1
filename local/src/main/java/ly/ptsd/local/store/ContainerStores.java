package ly.ptsd.local.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.mongodb.MongoDBContainer;
import org.testcontainers.mysql.MySQLContainer;
import org.testcontainers.utility.DockerImageName;

/** MySQL, Redis and MongoDB in containers: what the platform runs on when it is deployed. */
public final class ContainerStores implements Stores {

    private static final String MYSQL = "mysql:8.4";
    private static final String REDIS = "redis:8";
    private static final String MONGO = "mongo:8";
    private static final String CLEANER = "testcontainers/ryuk:0.14.0";
    private static final String ROOT = "root";
    private static final String PASSWORD = "test";
    private static final int REDIS_PORT = 6379;

    private final MySQLContainer mysql = new MySQLContainer(DockerImageName.parse(MYSQL))
            .withCommand(MAX_CONNECTIONS_OPTION)
            .withUsername(ROOT)
            .withPassword(PASSWORD)
            .withDatabaseName("test");
    private final GenericContainer<?> redis =
            new GenericContainer<>(DockerImageName.parse(REDIS)).withExposedPorts(REDIS_PORT);
    private final MongoDBContainer mongo = new MongoDBContainer(DockerImageName.parse(MONGO));

    private ContainerStores() {}

    /** Whether Docker answers and has the images, or may fetch them ({@code PTSD_TEST_PULL=true}). */
    public static boolean available() {
        return Boolean.parseBoolean(System.getenv("PTSD_TEST_PULL"))
                ? docker("info")
                : docker("image", "inspect", MYSQL, REDIS, MONGO)
                        && (cleanerUnwanted() || docker("image", "inspect", CLEANER));
    }

    /** Testcontainers' own setting: without it a container outlives a run that was killed. */
    private static boolean cleanerUnwanted() {
        return Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED"));
    }

    /** Asked by the command line: Testcontainers' own question would already fetch an image. */
    private static boolean docker(String... arguments) {
        var command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public static ContainerStores start() {
        var stores = new ContainerStores();
        Startables.deepStart(stores.mysql, stores.redis, stores.mongo).join();
        return stores;
    }

    @Override
    public StoreAddresses addresses() {
        return new StoreAddresses(
                "jdbc:mysql://%s:%d".formatted(mysql.getHost(), mysql.getMappedPort(MySQLContainer.MYSQL_PORT)),
                ROOT,
                PASSWORD,
                "redis://%s:%d".formatted(redis.getHost(), redis.getMappedPort(REDIS_PORT)),
                mongo.getConnectionString());
    }

    @Override
    public void close() {
        List.of(mysql, redis, mongo).forEach(GenericContainer::stop);
    }
}
