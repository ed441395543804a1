package ly.ptsd.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTests {

    @TempDir
    Path folder;

    @Test
    void belongsToOnePlatformAtATime() {
        try (var _ = DataFolder.own(folder)) {
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> DataFolder.own(folder))
                    .withMessageContaining("already runs on " + folder);
        }
        DataFolder.own(folder).close();
    }

    @Test
    void saysThatItCannotBeUsed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> DataFolder.own(file))
                .withMessageContaining("cannot be used");
    }

    @Test
    void forgetsEverythingOnAFreshStart() throws IOException {
        try (var data = DataFolder.own(folder)) {
            Files.createDirectories(folder.resolve("mariadb/tables"));
            Files.createFile(folder.resolve("mariadb/tables/t"));

            data.clear();

            assertThat(folder.resolve("mariadb")).doesNotExist();
            assertThat(data.run()).isDirectory();
        }
    }

    @Test
    void keepsItsSecretsForItsOwnerAlone() throws IOException {
        Path file = folder.resolve("secrets");

        var made = Secrets.in(file);

        assertThat(Secrets.in(file)).isEqualTo(made);
        assertThat(made.values()).doesNotHaveDuplicates().allMatch(secret -> secret.length() == 64);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void tellsOtherCommandsOfTheRunningPlatformOnly() {
        var mine = new RunRecord("http://localhost:1", ProcessHandle.current().pid(), folder.toString(), true);
        mine.write(folder);
        assertThat(RunRecord.ofLivingPlatform(folder)).contains(mine);

        new RunRecord("http://localhost:2", 1, "elsewhere", true).remove(folder);
        assertThat(RunRecord.ofLivingPlatform(folder)).contains(mine);

        mine.remove(folder);
        assertThat(RunRecord.ofLivingPlatform(folder)).isEmpty();
    }
}
