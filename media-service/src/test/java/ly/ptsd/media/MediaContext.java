package ly.ptsd.media;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** A media server within the process of the test: there in a tenth of a process's time, and ended in good order. */
final class MediaContext extends MediaInstance {

    /** The name by which variables are read as properties. */
    private static final String VARIABLES = "test-systemEnvironment";

    static {
        TestBucket.useItsCredentials();
    }

    private final ConfigurableApplicationContext context;

    private MediaContext(Surroundings surroundings, ConfigurableApplicationContext context) {
        super(surroundings);
        this.context = context;
    }

    static MediaContext start(TestPlatform platform, Path stateDir) {
        return start(platform, stateDir, Map.of());
    }

    static MediaContext start(TestPlatform platform, Path stateDir, Map<String, String> more) {
        var surroundings = Surroundings.of(platform, stateDir);
        Map<String, Object> variables = new HashMap<>(surroundings.environment());
        variables.putAll(more);
        variables.put("SERVER_SHUTDOWN", "immediate");
        variables.put("SPRINGDOC_APIDOCS_ENABLED", "false");
        var context = new SpringApplicationBuilder(MediaService.class, TestTime.class)
                .registerShutdownHook(false)
                .initializers(starting -> starting.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource(VARIABLES, variables)))
                .run();
        return new MediaContext(surroundings, context);
    }

    static MediaContext open(TestPlatform platform, Path stateDir) {
        return open(platform, stateDir, Map.of());
    }

    static MediaContext open(TestPlatform platform, Path stateDir, Map<String, String> more) {
        var server = start(platform, stateDir, more);
        server.awaitOpen();
        return server;
    }

    /** The server's own time. */
    SteppingClock clock() {
        return context.getBean(SteppingClock.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
