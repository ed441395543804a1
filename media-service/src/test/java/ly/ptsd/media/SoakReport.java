package ly.ptsd.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What was survived, a line of JSON each in {@code target/soak.jsonl}. */
final class SoakReport {

    private static final Path FILE = Path.of("target", "soak.jsonl");

    private SoakReport() {}

    static void add(Map<String, Object> survived) {
        try {
            Files.writeString(
                    FILE,
                    JsonMapper.shared().writeValueAsString(survived) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
