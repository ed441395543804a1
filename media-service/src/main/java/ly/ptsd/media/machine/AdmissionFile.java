package ly.ptsd.media.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Remembers the tenancy across restarts, so that playback goes on while the control plane is down. Holds no token. */
final class AdmissionFile {

    record Remembered(String instanceId, Tenancy tenancy) {}

    private final Path file;
    private final JsonMapper json;

    AdmissionFile(Path stateDir, JsonMapper json) {
        this.file = stateDir.resolve("tenancy.json");
        this.json = json;
    }

    Optional<Remembered> read() {
        return Files.exists(file) ? Optional.of(json.readValue(file, Remembered.class)) : Optional.empty();
    }

    void write(Remembered remembered) {
        Path draft = file.resolveSibling("tenancy.json.tmp");
        try {
            Files.write(draft, json.writeValueAsBytes(remembered));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
