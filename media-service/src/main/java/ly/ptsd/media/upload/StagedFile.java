package ly.ptsd.media.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The bytes of an upload on disk. The file is the truth about the offset: what it holds has arrived. While bytes with a
 * checksum arrive, a mark beside it says from where they are not yet proven; after a crash they are dropped.
 */
final class StagedFile {

    private final Path file;
    private final Path mark;

    StagedFile(Path file) {
        this.file = file;
        this.mark = file.resolveSibling(file.getFileName() + ".unproven");
    }

    Path path() {
        return file;
    }

    /** How many bytes are safe. Nobody may be writing. */
    long length() {
        try {
            if (Files.exists(mark)) {
                truncate(Long.parseLong(Files.readString(mark).strip()));
                Files.delete(mark);
            }
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** How many bytes are safe, when so many at the beginning are so elsewhere: here they are a hole. */
    long length(long elsewhere) {
        long held = length();
        if (held >= elsewhere) {
            return held;
        }
        try (var channel = open()) {
            channel.write(ByteBuffer.wrap(new byte[1]), elsewhere - 1);
            return elsewhere;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    FileChannel open() throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** What comes from this offset on does not count until {@link #proven}. */
    void unproven(long offset) throws IOException {
        try (var channel = FileChannel.open(
                mark, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(Long.toString(offset).getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
    }

    void proven() throws IOException {
        Files.deleteIfExists(mark);
    }

    void remove() {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(mark);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private void truncate(long length) throws IOException {
        if (Files.exists(file)) {
            try (var channel = open()) {
                channel.truncate(length);
                channel.force(true);
            }
        }
    }
}
