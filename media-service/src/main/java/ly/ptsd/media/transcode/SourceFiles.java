package ly.ptsd.media.transcode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import ly.ptsd.media.machine.MachineProperties;
import ly.ptsd.media.storage.ObjectKeys;
import ly.ptsd.media.storage.ObjectStore;
import org.springframework.stereotype.Component;

/**
 * Sources on the local disk: an upload grows here, and stays until its ladder is complete. A source that is only in the
 * bucket is fetched when it is needed.
 */
@Component
public class SourceFiles {

    private final Path folder;
    private final ObjectStore store;

    SourceFiles(MachineProperties properties, ObjectStore store) {
        this.folder = properties.stateDir().resolve("sources");
        this.store = store;
    }

    /** Where the source is, or would be; the folder exists. */
    public Path path(String mediaId) {
        try {
            return Files.createDirectories(folder).resolve(mediaId);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** The complete source, fetched from the bucket when this instance does not have it. */
    Path fetched(String mediaId) throws IOException {
        Path file = path(mediaId);
        if (!Files.exists(file)) {
            fetch(mediaId);
        }
        return file;
    }

    /** Fetches the complete source from the bucket, over whatever is here of it. */
    public void fetch(String mediaId) throws IOException {
        Path file = path(mediaId);
        Path draft = file.resolveSibling(mediaId + ".fetching");
        Files.deleteIfExists(draft);
        store.download(ObjectKeys.source(mediaId), draft);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Puts the complete source together from other files, each of which goes as it is taken over; what is cut off in the
     * middle has to be fetched.
     *
     * @return false, and nothing happens, when they are not what they should be
     */
    public boolean join(String mediaId, Map<String, Long> lengths) throws IOException {
        for (var part : lengths.entrySet()) {
            Path file = path(part.getKey());
            if (!Files.exists(file) || Files.size(file) != part.getValue()) {
                return false;
            }
        }
        Path draft = path(mediaId + ".joining");
        var parts = lengths.keySet().iterator();
        Files.move(path(parts.next()), draft, StandardCopyOption.REPLACE_EXISTING);
        try (var whole = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            while (parts.hasNext()) {
                Path file = path(parts.next());
                append(file, whole);
                Files.delete(file);
            }
        }
        Files.move(draft, path(mediaId), StandardCopyOption.REPLACE_EXISTING);
        return true;
    }

    private static void append(Path file, FileChannel whole) throws IOException {
        try (var part = FileChannel.open(file)) {
            whole.position(whole.size());
            long taken = 0;
            while (taken < part.size()) {
                taken += part.transferTo(taken, part.size() - taken, whole);
            }
        }
    }

    public void remove(String mediaId) {
        try {
            Files.deleteIfExists(path(mediaId));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Removes what belongs to nothing any more. */
    public void keepOnly(Predicate<String> wanted) {
        try {
            if (Files.isDirectory(folder)) {
                for (Path file : list()) {
                    if (!wanted.test(baseName(file))) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private List<Path> list() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static String baseName(Path file) {
        String name = file.getFileName().toString();
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
