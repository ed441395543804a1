package ly.ptsd.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

/** One media server on real stores, shared by all tests that extend this; everything goes over HTTP. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({TestTime.class, DescribedApi.class})
public abstract class MediaServerTest {

    protected static final TestBucket BUCKET = new TestBucket();
    protected static final TestPlatform PLATFORM = new TestPlatform(BUCKET.name());
    protected static final Path STATE = emptied(Path.of("target", "media-state"));

    static {
        TestBucket.useItsCredentials();
    }

    /** One for all: each has its connections. */
    private static MediaServer shared;

    @LocalServerPort
    private int port;

    @Autowired
    protected SteppingClock clock;

    protected MediaServer server;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        registry.add("ptsd.public-origin", PLATFORM::origin);
        registry.add("ptsd.machines-url", () -> PLATFORM.address() + "/api/machines");
        registry.add("ptsd.links-url", () -> PLATFORM.address() + "/api/links");
        registry.add("ptsd.metadata-endpoint", PLATFORM::address);
        registry.add("ptsd.boot-token", () -> "boot-token");
        registry.add("ptsd.state-dir", STATE::toString);
        registry.add("ptsd.s3.endpoint", () -> TestBucket.ENDPOINT);
        registry.add("spring.mongodb.uri", () -> Surroundings.databaseUri(PLATFORM, STATE));
    }

    @BeforeEach
    void reach() {
        if (shared == null) {
            var starting = new MediaServer(PLATFORM, port);
            Until.holds(() -> starting.send(starting.asOwner("/items")).statusCode() == 200);
            shared = starting;
        }
        server = shared;
    }

    private static Path emptied(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
            return Files.createDirectories(folder).toAbsolutePath();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
