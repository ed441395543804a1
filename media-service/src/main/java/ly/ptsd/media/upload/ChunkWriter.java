package ly.ptsd.media.upload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import ly.ptsd.media.library.Item;
import ly.ptsd.media.library.Library;
import ly.ptsd.media.transcode.EarlyPasses;
import ly.ptsd.platform.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes what one PATCH brings to the staged file. Bytes are on disk before they are acknowledged; never are there more
 * than declared, and none that fail their checksum.
 */
@Component
class ChunkWriter {

    private static final int BUFFER = 256 * 1024;
    private static final Duration NOTE_EVERY = Duration.ofSeconds(1);

    private final Library library;
    private final SourceParts parts;
    private final EarlyPasses early;
    private final Clock clock;

    ChunkWriter(Library library, SourceParts parts, EarlyPasses early, Clock clock) {
        this.library = library;
        this.parts = parts;
        this.early = early;
        this.clock = clock;
    }

    /** @return the offset reached */
    long write(Item item, StagedFile file, UploadSlot slot, long turn, Chunk chunk) throws IOException {
        checkOffset(item, file.length(), chunk.offset());
        long room = item.sizeBytes() - chunk.offset();
        if (chunk.announced() != null && chunk.announced() > room) {
            throw tooLong();
        }
        try (var channel = file.open()) {
            var writing = new Writing(item, file, channel, slot, turn, chunk);
            return chunk.checksum() == null ? writing.plain() : writing.checked(chunk.checksum());
        }
    }

    static Problem mismatch(long offset) {
        return new Problem(409, "upload_offset_mismatch", "The upload goes on at another offset.")
                .with("offset", offset);
    }

    /** A client that was cut off at the very end may send the last byte again. */
    private static void checkOffset(Item item, long held, long offset) {
        boolean lastAgain = held == item.sizeBytes() && offset == held - 1;
        if (offset != held && !lastAgain) {
            throw mismatch(Math.min(held, item.sizeBytes() - 1));
        }
    }

    private static Problem tooLong() {
        return new Problem(413, "upload_too_long", "More bytes came than Upload-Length declared.");
    }

    /** Done in the end; what goes wrong here does not hide what went wrong before. */
    private interface Settling extends AutoCloseable {

        @Override
        void close() throws IOException;
    }

    /** One PATCH at work. */
    private final class Writing {

        private final Item item;
        private final StagedFile file;
        private final FileChannel channel;
        private final UploadSlot slot;
        private final long turn;
        private final Chunk chunk;
        private long position;
        private Instant noted = clock.instant();

        Writing(Item item, StagedFile file, FileChannel channel, UploadSlot slot, long turn, Chunk chunk) {
            this.item = item;
            this.file = file;
            this.channel = channel;
            this.slot = slot;
            this.turn = turn;
            this.chunk = chunk;
            this.position = chunk.offset();
        }

        long plain() throws IOException {
            try (Settling _ = this::keep) {
                copy(null);
            }
            return position;
        }

        /** Also what came before something went wrong. */
        private void keep() throws IOException {
            channel.force(false);
            if (slot.isTurn(turn)) {
                arrived();
            }
        }

        long checked(Checksum checksum) throws IOException {
            slot.during(turn, () -> file.unproven(chunk.offset()));
            var digest = checksum.digest();
            boolean proven = false;
            try {
                copy(digest);
                channel.force(false);
                checksum.check(digest);
                proven = true;
            } finally {
                boolean keep = proven;
                slot.during(turn, () -> settle(keep));
            }
            arrived();
            return position;
        }

        private void arrived() {
            library.received(item.id(), position);
            stays();
        }

        private void stays() {
            parts.arrived(item, position);
            if (!item.isPartial()) {
                // the last byte may come twice
                early.arrived(item, Math.min(position, item.sizeBytes() - 1));
            }
        }

        private void settle(boolean keep) throws IOException {
            if (!keep) {
                rollBack();
            }
            file.proven();
        }

        private void copy(@Nullable MessageDigest digest) throws IOException {
            byte[] buffer = new byte[BUFFER];
            for (int count = chunk.body().read(buffer);
                    count >= 0;
                    count = chunk.body().read(buffer)) {
                if (position + count > item.sizeBytes()) {
                    slot.during(turn, this::rollBack);
                    throw tooLong();
                }
                if (digest != null) {
                    digest.update(buffer, 0, count);
                }
                var bytes = ByteBuffer.wrap(buffer, 0, count);
                slot.during(turn, () -> append(bytes));
                note();
            }
        }

        private void append(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) {
                position += channel.write(bytes, position);
            }
        }

        private void rollBack() throws IOException {
            channel.truncate(chunk.offset());
            channel.force(false);
            position = chunk.offset();
        }

        /** Neither a checksum nor too long a body can take back what has arrived. */
        private boolean staysWhatItIs() {
            return chunk.checksum() == null && chunk.announced() != null;
        }

        private void note() {
            Instant now = clock.instant();
            if (Duration.between(noted, now).compareTo(NOTE_EVERY) >= 0) {
                library.received(item.id(), position);
                if (staysWhatItIs()) {
                    stays();
                }
                noted = now;
            }
        }
    }
}
