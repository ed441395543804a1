package ly.ptsd.local.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceConfigurationTests {

    @TempDir
    Path folder;

    @Test
    void fillsNamesWithValues() {
        assertThat(ServiceConfiguration.fill(
                        "a=@one@/@two.three@\nb=me@example", Map.of("one", "$1", "two.three", "3")))
                .isEqualTo("a=$1/3\nb=me@example");
    }

    @Test
    void refusesATemplateThatWantsMoreThanThereIs() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ServiceConfiguration.fill("a=@one@", Map.of()))
                .withMessage("no value for @one@");
    }

    @Test
    void writesForTheOwnerAlone() throws Exception {
        var values = Map.of(
                "gateway.port", "1",
                "gateway.management-port", "2",
                "origin", "http://localhost:1",
                "user.port", "3",
                "aim.port", "4",
                "url.port", "5",
                "frontend.port", "6",
                "s3-endpoint", "http://127.0.0.1:7",
                "redis", "redis://127.0.0.1:8");

        Path file = ServiceConfiguration.write("gateway-service", values, folder);

        assertThat(Files.readString(file)).contains("server.port=1\n").doesNotContain("@");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void findsTheRunnableJarOnly() throws Exception {
        Path target = Files.createDirectories(folder.resolve("aim-service/target/app"));
        Files.createFile(target.resolve("aim-service-0.1.0-tests.jar"));
        Files.createFile(target.resolve("aim-service-0.1.0.jar.original"));
        assertThatIllegalStateException().isThrownBy(() -> ServiceJar.of(folder, "aim-service"));

        Files.createFile(target.resolve("aim-service-0.1.0.jar"));

        assertThat(ServiceJar.of(folder, "aim-service").command(100, folder, "--a=b"))
                .contains("-Xmx100m", target.resolve("aim-service-0.1.0.jar").toString())
                .endsWith("--a=b");
    }
}
