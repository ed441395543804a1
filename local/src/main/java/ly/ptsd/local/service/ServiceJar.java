package ly.ptsd.local.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The built jar of a service, its libraries beside it, and how a small JVM runs it. */
public final class ServiceJar {

    /** They carry media through TLS: AES is a hundred times slower in code of the first compiler. */
    private static final Set<String> ENCRYPTING = Set.of("gateway-service", "media-service");

    /** The second compiler for ciphers as usual, for all else ten times later: it costs a third of a start. */
    private static final List<String> CIPHERS_COMPILED = List.of(
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000",
            "-XX:CompileCommand=quiet",
            "-XX:CompileCommand=CompileThresholdScaling,com.sun.crypto.provider.*::*,0.1");

    private static final List<String> FIRST_COMPILER_ONLY = List.of("-XX:TieredStopAtLevel=1");

    private final Path jar;
    private final boolean encrypts;

    private ServiceJar(Path jar, boolean encrypts) {
        this.jar = jar;
        this.encrypts = encrypts;
    }

    /** @throws IllegalStateException when it has not been built */
    public static ServiceJar of(Path project, String service) {
        Path target = project.resolve(service).resolve("target/app");
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
                "-XX:+UseCompactObjectHeaders",
                "-XX:MaxMetaspaceSize=192m",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.io.tmpdir=" + temporary,
                "-Duser.timezone=UTC"));
        command.addAll(encrypts ? CIPHERS_COMPILED : FIRST_COMPILER_ONLY);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of(arguments));
        return List.copyOf(command);
    }
}
