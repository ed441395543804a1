package ly.ptsd.local.aws.machine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** User data in the form of cloud-init. */
class CloudConfigTests {

    @Test
    void writesFilesBelowTheRootFileSystem(@TempDir Path root) throws Exception {
        var config = CloudConfig.parse("""
                #cloud-config
                write_files:
                  - {path: /etc/a.env, content: "A=1\\n"}
                  - {path: /etc/b.bin, encoding: b64, content: 7ZWc}
                """);

        config.writeFiles(root);

        assertThat(root.resolve("etc/a.env")).hasContent("A=1\n");
        assertThat(Files.readString(root.resolve("etc/b.bin"), UTF_8)).isEqualTo("한");
    }

    @Test
    void refusesAPathThatLeadsOutOfTheInstance(@TempDir Path root) {
        var config = CloudConfig.parse("""
                #cloud-config
                write_files: [{path: /../../outside, content: x}]
                """);

        assertThatIllegalArgumentException().isThrownBy(() -> config.writeFiles(root));
        assertThat(root.resolve("../../outside")).doesNotExist();
    }

    @Test
    void findsTheContainersAmongTheCommands() {
        var config = CloudConfig.parse("""
                #cloud-config
                runcmd:
                  - echo ready
                  - [systemctl, start, docker]
                  - [docker, pull, "media:1"]
                  - [docker, run, -d, --name, media, --restart=always, --network, host, --env-file, /etc/m.env,
                     -e, "A=b=c", -v, "/var/lib/m:/data", --memory, 2g, --read-only, "media:1", --verbose]
                """);

        assertThat(config.containers()).singleElement().satisfies(container -> {
            assertThat(container.image()).isEqualTo("media:1");
            assertThat(container.name()).isEqualTo("media");
            assertThat(container.restarted()).isTrue();
            assertThat(container.envFiles()).containsExactly("/etc/m.env");
            assertThat(container.variables()).containsEntry("A", "b=c");
            assertThat(container.volumes()).containsExactly("/var/lib/m");
        });
    }

    @Test
    void ignoresWhatIsNoCloudConfig() {
        assertThat(CloudConfig.parse("#!/bin/sh\ndocker run x").containers()).isEmpty();
        assertThat(CloudConfig.parse("").files()).isEmpty();
    }

    @Test
    void refusesABrokenCloudConfig() {
        assertThatIllegalArgumentException().isThrownBy(() -> CloudConfig.parse("#cloud-config\nruncmd: [a"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CloudConfig.parse("#cloud-config\nwrite_files: [{content: x}]"));
    }

    @Test
    void aContainerWithoutAnImageIsNone() {
        assertThat(DockerRun.parse(List.of("docker", "run", "-d", "--name", "x")))
                .isEmpty();
        assertThat(DockerRun.parse(List.of("docker", "run"))).isEmpty();
    }
}
