package ly.ptsd.local.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import ly.ptsd.local.process.Part;
import redis.embedded.core.ExecutableProvider;

/** A Redis server that keeps its data in an append-only file. */
final class Redis {

    private static final byte[] PING = "PING\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private Redis() {}

    static Part part(StoreFolders folders, int port) {
        try {
            Path data = Files.createDirectories(folders.data().resolve("redis"));
            Path programs = Files.createDirectories(folders.programs().resolve("redis"));
            Path program = Unpacked.once(programs.resolve("redis-server"), Redis::unpack);
            return new Part(
                    "Redis",
                    command(program, data, port),
                    data,
                    Map.of(),
                    folders.logs().resolve("redis.log"),
                    () -> Wire.answers(port, PING, '+'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(Path target) throws IOException {
        Path folder = Files.createTempDirectory(target.toAbsolutePath().getParent(), "unpack");
        Path program =
                ExecutableProvider.newJarResourceProvider(folder.toFile()).get().toPath();
        Files.move(program, target);
        Files.delete(folder);
    }

    private static List<String> command(Path program, Path data, int port) {
        return List.of(
                program.toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                data.toString(),
                "--appendonly",
                "yes",
                "--save",
                "",
                "--databases",
                "16");
    }
}
