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

/** One media server on real stores, shared by all tests that extend this; everything goes over HTTP. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({TestTime.class, DescribedApi.class})
public abstract class MediaServerTest {

    protected static final TestBucket BUCKET = new TestBucket();
    protected static final TestPlatform PLATFORM = new TestPlatform(BUCKET.name());
    protected static final Path STATE = temporary();

    static {
        System.setProperty("aws.accessKeyId", TestBucket.ACCESS_KEY);
        System.setProperty("aws.secretAccessKey", TestBucket.SECRET_KEY);
    }

    private static boolean open;

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
        registry.add("spring.mongodb.uri", () -> MediaProcess.database(PLATFORM, STATE));
    }

    @BeforeEach
    void reach() {
        server = new MediaServer(PLATFORM, port);
        if (!open) {
            Until.holds(() -> server.send(server.asOwner("/items")).statusCode() == 200);
            open = true;
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("media-state");
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
