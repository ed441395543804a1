package ly.ptsd.url.journal;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32C;

/**
 * A file of slots of one size, mapped into memory and locked by the process that has it. What was stored in it is in the
 * page cache at once: the kernel keeps it when the process is killed at whatever instant, and loses the last seconds of it
 * when the machine loses power.
 *
 * <p>A slot is its record's length, a checksum and the record. The length is stored last, and the checksum tells a record
 * whose writer was killed, or whose page was lost, from a whole one. The first slot is the header.
 */
final class JournalFile implements AutoCloseable {

    static final String SUFFIX = ".journal";
    static final int SLOT = 512;
    static final int LONGEST = SLOT - 8;

    /** What the files are told by; the last digit is the version of their form. */
    private static final long MARK = 0x50545344_4A524E31L;

    private static final long CARRIED = 8;
    private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();

    private final Path path;
    private final UUID id;
    private final FileChannel channel;
    private final Arena arena;
    private final MemorySegment memory;
    private final int slots;
    private final boolean orphan;
    private final AtomicInteger claimed = new AtomicInteger();

    private JournalFile(Path path, FileChannel channel, int slots, boolean orphan) throws IOException {
        this.path = path;
        this.id = UUID.fromString(path.getFileName().toString().replace(SUFFIX, ""));
        this.channel = channel;
        this.slots = slots;
        this.orphan = orphan;
        this.arena = Arena.ofShared();
        this.memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes(slots), arena);
    }

    /** Written through once, so that a store into it never finds the disk full. It has its name only when it is locked. */
    static JournalFile create(Path folder, int slots) throws IOException {
        var random = UUID.randomUUID();
        var id = new UUID(random.getMostSignificantBits(), random.getLeastSignificantBits() & 0xFFFFFFFF_00000000L);
        var path = folder.resolve(id + SUFFIX);
        var unnamed = folder.resolve(id + ".new");
        var channel = FileChannel.open(
                unnamed, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            channel.lock();
            fill(channel, bytes(slots));
            Files.move(unnamed, path);
            return new JournalFile(path, channel, slots, false);
        } catch (IOException | RuntimeException failed) {
            channel.close();
            Files.deleteIfExists(unnamed);
            throw failed;
        }
    }

    private static void fill(FileChannel channel, long bytes) throws IOException {
        var header = ByteBuffer.allocate(SLOT).order(ByteOrder.nativeOrder());
        channel.write(header.putLong(0, MARK));
        for (var zeros = ByteBuffer.allocate(1 << 16); channel.position() < bytes; ) {
            channel.write(zeros.clear().limit((int) Math.min(zeros.capacity(), bytes - channel.position())));
        }
    }

    /**
     * Takes over a file that another process has left behind. Must not be given a file that this process has: closing
     * any of its channels would give up the lock (POSIX, fcntl).
     *
     * @return empty when the file's process lives, or it is gone by now
     * @throws IOException also when it is no journal
     */
    static Optional<JournalFile> adopt(Path path) throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        var channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                channel.close();
                return Optional.empty();
            }
            var mark = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
            if (channel.size() < bytes(1) || channel.read(mark, 0) < Long.BYTES || mark.getLong(0) != MARK) {
                throw new IOException("not a journal: " + path);
            }
            return Optional.of(new JournalFile(path, channel, (int) (channel.size() / SLOT) - 1, true));
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    /** @return whether there was a slot left for it */
    boolean append(byte[] content) {
        // looked at first, so that it does not grow without end while there is no other file
        int place = claimed.get() >= slots ? slots : claimed.getAndIncrement();
        if (place >= slots) {
            return false;
        }
        long at = at(place);
        MemorySegment.copy(content, 0, memory, ValueLayout.JAVA_BYTE, at + 8, content.length);
        memory.set(ValueLayout.JAVA_INT, at + 4, checksum(place, content));
        INT.setRelease(memory, at, content.length);
        return true;
    }

    /** @param next the place at which to go on */
    record Batch(List<Entry> entries, int next) {}

    /** What was not carried on: in a living file up to a record that is being written, in an orphan all that is whole. */
    Batch read(int most) {
        var entries = new ArrayList<Entry>();
        int place = carried();
        for (; place < slots && entries.size() < most; place++) {
            int length = (int) INT.getAcquire(memory, at(place));
            if (length == 0 && !orphan) {
                break;
            }
            if (length > 0 && length <= LONGEST) {
                var content = memory.asSlice(at(place) + 8, length).toArray(ValueLayout.JAVA_BYTE);
                if (memory.get(ValueLayout.JAVA_INT, at(place) + 4) == checksum(place, content)) {
                    entries.add(new Entry(
                            new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() | place), content));
                }
            }
        }
        return new Batch(entries, place);
    }

    private static int checksum(int place, byte[] content) {
        var crc = new CRC32C();
        crc.update(place);
        crc.update(place >>> 8);
        crc.update(place >>> 16);
        crc.update(content);
        return (int) crc.getValue();
    }

    /** Everything before this place was carried on. */
    int carried() {
        return memory.get(ValueLayout.JAVA_INT, CARRIED);
    }

    void carriedTo(int place) {
        memory.set(ValueLayout.JAVA_INT, CARRIED, place);
    }

    /** How many records wait, about. */
    int waiting() {
        return orphan ? 0 : Math.min(claimed.get(), slots) - carried();
    }

    boolean isDone() {
        return carried() == slots;
    }

    Path path() {
        return path;
    }

    static long bytes(int slots) {
        return (1L + slots) * SLOT;
    }

    private static long at(int place) {
        return (1L + place) * SLOT;
    }

    /** Deleted first and let go of then: nobody adopts it in between. */
    void delete() throws IOException {
        Files.deleteIfExists(path);
        close();
    }

    @Override
    public void close() throws IOException {
        arena.close();
        channel.close();
    }
}
