package ly.ptsd.local.aws.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The command that runs an instance's container on a Docker network. */
class DockerContainerTests {

    @Test
    void runsAtTheInstancesAddressWithoutShowingAnyValue() {
        var environment = new InstanceEnvironment(
                "i-1",
                Path.of("root"),
                "10.9.0.2",
                URI.create("http://10.9.0.1:1338"),
                "media:1",
                "media",
                Map.of("PTSD_BOOT_TOKEN", "secret"),
                true,
                Path.of("console.log"),
                _ -> {});

        var command = DockerContainer.command("tenants", "i-1-media", Map.of("SPRING_MONGODB_URI", "x"), environment);

        assertThat(String.join(" ", command))
                .isEqualTo("docker run --rm --name i-1-media --network tenants --ip 10.9.0.2"
                        + " --volume i-1-media:/var/lib/ptsd/media"
                        + " --env AWS_EC2_METADATA_SERVICE_ENDPOINT --env PTSD_BOOT_TOKEN --env SPRING_MONGODB_URI"
                        + " media:1");
    }
}
