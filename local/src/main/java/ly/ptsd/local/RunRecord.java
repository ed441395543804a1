package ly.ptsd.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A note of the platform that runs or is about to, left where other commands look for it.
 *
 * @param origin where it is for its users; empty as long as {@code ./ptsdly up} builds
 * @param pid its process
 * @param data its data folder
 * @param ready whether it can be used
 */
record RunRecord(String origin, long pid, String data, boolean ready) {

    private static final JsonMapper JSON = new JsonMapper();

    private static Path file(Path project) {
        return project.resolve(".ptsdly/run.json");
    }

    void write(Path project) {
        try {
            Path file = file(project);
            Files.createDirectories(project.resolve(".ptsdly"));
            Path next = Files.createTempFile(project.resolve(".ptsdly"), "run", ".json");
            Files.writeString(next, JSON.writeValueAsString(this));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the note away, unless it is another platform's by now. */
    void remove(Path project) {
        if (read(project).filter(found -> found.pid() == pid).isPresent()) {
            try {
                Files.deleteIfExists(file(project));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The note of a platform whose process lives. */
    static Optional<RunRecord> ofLivingPlatform(Path project) {
        return read(project).filter(found -> ProcessHandle.of(found.pid()).isPresent());
    }

    private static Optional<RunRecord> read(Path project) {
        try {
            return Optional.of(JSON.readValue(Files.readString(file(project)), RunRecord.class));
        } catch (IOException | JacksonException _) {
            return Optional.empty();
        }
    }
}
