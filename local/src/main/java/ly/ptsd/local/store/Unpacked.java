package ly.ptsd.local.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Programs unpacked once and then shared, also by runs that start at the same moment. */
final class Unpacked {

    private Unpacked() {}

    /** Makes the target appear complete or not at all. */
    static Path once(Path target, Unpacking unpacking) throws IOException {
        if (Files.exists(target)) {
            return target;
        }
        Path parent = target.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IOException("no folder to unpack to: " + target);
        }
        Path folder = Files.createTempDirectory(parent, ".unpacking");
        Path building = folder.resolve("content");
        unpacking.into(building);
        try {
            Files.move(building, target);
        } catch (IOException e) {
            if (!Files.exists(target)) {
                throw e;
            }
            return target;
        }
        Files.delete(folder);
        return target;
    }

    /** Writes programs to a place that does not exist yet. */
    @FunctionalInterface
    interface Unpacking {
        void into(Path target) throws IOException;
    }
}
