package ly.ptsd.local.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The built jar of a service and how a small JVM runs it. */
public final class ServiceJar {

    /** They carry media through TLS: AES is a hundred times slower in code of the first compiler. */
    private static final Set<String> ENCRYPTING = Set.of("gateway-service", "media-service");

    private final Path jar;
    private final boolean encrypts;

    private ServiceJar(Path jar, boolean encrypts) {
        this.jar = jar;
        this.encrypts = encrypts;
    }

    /** @throws IllegalStateException when it has not been built */
    public static ServiceJar of(Path project, String service) {
        Path target = project.resolve(service).resolve("target");
        try (Stream<Path> files = Files.isDirectory(target) ? Files.list(target) : Stream.empty()) {
            return files.filter(file -> isJarOf(service, file.getFileName().toString()))
                    .findFirst()
                    .map(jar -> new ServiceJar(jar, ENCRYPTING.contains(service)))
                    .orElseThrow(() -> new IllegalStateException(service + " is not built: no jar in " + target));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isJarOf(String service, String name) {
        return name.matches(service + "-[0-9][^-]*(-SNAPSHOT)?\\.jar");
    }

    /** Java, with settings for a quick start and little memory. */
    public List<String> command(int heapMegabytes, Path temporary, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=" + (encrypts ? 4 : 1),
                "-XX:+UseCompactObjectHeaders",
                "-XX:MaxMetaspaceSize=192m",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.io.tmpdir=" + temporary,
                "-Duser.timezone=UTC",
                "-jar",
                jar.toString()));
        command.addAll(List.of(arguments));
        return List.copyOf(command);
    }
}
