package ly.ptsd.aim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import ly.ptsd.aim.instance.MachineProperties;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** Names and defaults of the settings that operators rely on. */
class PropertiesTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(MachineProperties.class)
    static class Settings {}

    private static final Map<String, String> REQUIRED = Map.of(
            "ptsd.aim.machine.image-id", "ami-1",
            "ptsd.aim.machine.instance-types", "a.large,b.large",
            "ptsd.aim.machine.media-image", "media",
            "ptsd.aim.machine.mongo-image", "mongo");

    @Test
    void needsNoMoreThanImagesAndTypes() {
        runner.withPropertyValues(required()).run(context -> {
            var machine = context.getBean(MachineProperties.class);
            assertThat(machine.instanceTypes()).containsExactly("a.large", "b.large");
            assertThat(machine.subnetIds()).isEmpty();
            assertThat(machine.securityGroupIds()).isEmpty();
            assertThat(machine.port()).isEqualTo(8090);
            assertThat(machine.rootDevice()).isEqualTo("/dev/xvda");
            assertThat(machine.volume()).isEqualTo(DataSize.ofGigabytes(60));
            assertThat(machine.machinesUrl()).isNull();
        });
    }

    @Test
    void doesNotStartWithoutAnImage() {
        runner.withPropertyValues(required())
                .withPropertyValues("ptsd.aim.machine.image-id=")
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void doesNotStartWithoutATypeOfInstance() {
        runner.withPropertyValues(required())
                .withPropertyValues("ptsd.aim.machine.instance-types=")
                .run(context -> assertThat(context).hasFailed());
    }

    private static String[] required() {
        return REQUIRED.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
    }
}
