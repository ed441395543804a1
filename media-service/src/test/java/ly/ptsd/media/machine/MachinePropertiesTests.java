package ly.ptsd.media.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class MachinePropertiesTests {

    @Test
    void needsTheOriginOnly() {
        var properties = bound(Map.of("PTSD_PUBLIC_ORIGIN", "https://ptsd.example"));
        assertThat(properties.machines()).isEqualTo("https://ptsd.example/api/machines");
        assertThat(properties.links()).isEqualTo("https://ptsd.example/api/links");
        assertThat(properties.stateDir()).isEqualTo(Path.of("/var/lib/ptsd/media"));
        assertThat(properties.metadataEndpoint()).isEqualTo(URI.create("http://169.254.169.254"));
        assertThat(properties.healthInterval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(properties.bootToken()).isNull();
    }

    @Test
    void takesWhatTheUserDataSays() {
        var properties = bound(Map.of(
                "PTSD_PUBLIC_ORIGIN", "https://ptsd.example",
                "PTSD_MACHINES_URL", "http://gateway/api/machines",
                "PTSD_LINKS_URL", "http://gateway/api/links",
                "PTSD_BOOT_TOKEN", "secret",
                "PTSD_STATE_DIR", "/state",
                "PTSD_HEALTH_INTERVAL", "5s"));
        assertThat(properties.machines()).isEqualTo("http://gateway/api/machines");
        assertThat(properties.links()).isEqualTo("http://gateway/api/links");
        assertThat(properties.machinesIssuer()).isEqualTo("https://ptsd.example/api/machines");
        assertThat(properties.linksIssuer()).isEqualTo("https://ptsd.example/api/links");
        assertThat(properties.bootToken()).isEqualTo("secret");
        assertThat(properties.stateDir()).isEqualTo(Path.of("/state"));
        assertThat(properties.healthInterval()).isEqualTo(Duration.ofSeconds(5));
    }

    private static MachineProperties bound(Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        sources.forEach(source -> sources.remove(source.getName()));
        sources.addFirst(new SystemEnvironmentPropertySource("systemEnvironment", variables));
        return new Binder(ConfigurationPropertySources.get(environment))
                .bind("ptsd", MachineProperties.class)
                .get();
    }
}
