package ly.ptsd.url.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTests {

    private static final int SLOTS = 10;
    private static final long ROOMY = 1 << 30;

    @TempDir
    private Path folder;

    private final List<Entry> carried = new ArrayList<>();

    @Test
    void handsOnWhatWasWrittenOnceAndInOrderOverManyFiles() {
        try (var journal = new Journal(folder, SLOTS, ROOMY, Clock.systemUTC())) {
            write(journal, 0, 25);
            journal.carry(4, carried::addAll);
            write(journal, 25, 37);
            journal.carry(4, carried::addAll);

            assertThat(texts()).containsExactlyElementsOf(numbers(37));
            assertThat(carried).extracting(Entry::id).doesNotHaveDuplicates();
            assertThat(journal.waiting()).isZero();
        }
    }

    @Test
    void deletesAFileWhenAllOfItWasCarriedOnAndLeavesNothingBehind() {
        try (var journal = new Journal(folder, SLOTS, ROOMY, Clock.systemUTC())) {
            write(journal, 0, 95);
            assertThat(files()).hasSizeGreaterThan(9);

            journal.carry(100, carried::addAll);

            assertThat(files()).hasSizeLessThan(3);
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void handsOnABatchAgainUnderTheSameIdsWhenItsTakerFailed() {
        try (var journal = new Journal(folder, SLOTS, ROOMY, Clock.systemUTC())) {
            write(journal, 0, 3);
            assertThatThrownBy(() -> journal.carry(100, entries -> {
                        carried.addAll(entries);
                        throw new IllegalStateException("away");
                    }))
                    .hasMessage("away");

            journal.carry(100, carried::addAll);

            assertThat(texts()).containsExactly("0", "1", "2", "0", "1", "2");
            assertThat(ids().subList(0, 3)).isEqualTo(ids().subList(3, 6));
        }
    }

    @Test
    void keepsWhatWasNotCarriedOnForTheNextProcess() {
        try (var journal = new Journal(folder, SLOTS, ROOMY, Clock.systemUTC())) {
            write(journal, 0, 13);
            journal.carry(2, entries -> {
                if (!carried.isEmpty()) {
                    throw new IllegalStateException("away");
                }
                carried.addAll(entries);
            });
        } catch (IllegalStateException away) {
            assertThat(texts()).containsExactly("0", "1");
        }

        try (var next = new Journal(folder, SLOTS, ROOMY, Clock.systemUTC())) {
            next.adopt();
            next.carry(2, carried::addAll);
        }
        assertThat(texts()).containsExactlyInAnyOrderElementsOf(numbers(13));
        assertThat(files()).isEmpty();
    }

    @Test
    void knowsARecordThatIsNotWholeAndHandsOnThoseAfterIt() throws IOException {
        try (var journal = new Journal(folder, SLOTS, ROOMY, Clock.systemUTC())) {
            write(journal, 0, 5);
        }
        var file = files().stream()
                .filter(path -> path.toString().endsWith(".journal"))
                .findFirst()
                .orElseThrow();
        var bytes = Files.readAllBytes(file);
        ByteBuffer.wrap(bytes)
                .put(JournalFile.SLOT * 2 + 8, (byte) '9')
                .putInt(JournalFile.SLOT * 3, 0)
                .putInt(JournalFile.SLOT * 4, Integer.MAX_VALUE);
        Files.write(file, bytes);

        try (var next = new Journal(folder, SLOTS, ROOMY, Clock.systemUTC())) {
            next.adopt();
            next.carry(100, carried::addAll);
        }

        assertThat(texts()).containsExactly("0", "4");
    }

    @Test
    void takesNoMoreOfTheDiskThanItMayAndGoesOnWhenThereIsRoom() {
        try (var journal = new Journal(folder, SLOTS, 3 * JournalFile.bytes(SLOTS), Clock.systemUTC())) {
            write(journal, 0, 3 * SLOTS);

            assertThat(journal.append(new byte[] {1})).isFalse();
            assertThat(files()).hasSize(3);

            journal.carry(100, carried::addAll);
            journal.prepare();
            assertThat(journal.append(new byte[] {1})).isTrue();
            assertThat(carried).hasSize(3 * SLOTS);
        }
    }

    @Test
    void losesAndDoublesNothingWithManyWritersAndACarrier() throws Exception {
        int writers = 8;
        int each = 5_000;
        try (var journal = new Journal(folder, 997, ROOMY, Clock.systemUTC());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var written = IntStream.range(0, writers)
                    .mapToObj(writer -> threads.submit(() -> write(journal, writer * each, (writer + 1) * each)))
                    .toList();
            while (!written.stream().allMatch(writer -> writer.isDone())) {
                journal.carry(100, carried::addAll);
            }
            for (var writer : written) {
                writer.get();
            }
            journal.carry(100, carried::addAll);
        }

        assertThat(carried).hasSize(writers * each);
        assertThat(new HashSet<>(texts())).hasSize(writers * each);
        assertThat(new HashSet<>(ids())).hasSize(writers * each);
    }

    @Test
    void leavesTheFilesOfALivingProcessAloneAndLosesNothingThatAKilledOneHadWritten() throws Exception {
        var writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        JournalWriter.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long said;
        try (var next = new Journal(folder, 1000, ROOMY, Clock.systemUTC());
                var output = writer.inputReader()) {
            for (int number = 0; number < 2500; number++) {
                assertThat(output.readLine()).isEqualTo(String.valueOf(number));
            }
            next.adopt();
            next.carry(100, carried::addAll);
            assertThat(carried).isEmpty();

            // by its handle: the process would close what it still has to say
            writer.toHandle().destroyForcibly();
            writer.waitFor();
            said = 2500 + output.lines().filter(line -> line.matches("\\d+")).count();
            await().atMost(10, SECONDS).until(() -> {
                next.adopt();
                next.carry(100, carried::addAll);
                return carried.size() >= said - 1;
            });
        }
        var numbers = carried.stream()
                .map(entry -> ByteBuffer.wrap(entry.content()).getInt())
                .toList();
        // the last line that was said may have been cut
        assertThat(numbers)
                .containsAll(IntStream.range(0, (int) said - 1).boxed().toList())
                .doesNotHaveDuplicates();
    }

    @Test
    void sweepsNothingThatIsNotItsOwnAndRefusesWhatIsTooLong() throws IOException {
        Files.writeString(folder.resolve(UUID.randomUUID() + ".journal"), "something else entirely");
        Files.writeString(folder.resolve("notes.txt"), "mine");
        try (var journal = new Journal(folder, SLOTS, ROOMY, Clock.systemUTC())) {
            journal.adopt();
            journal.adopt();
            journal.carry(100, carried::addAll);

            assertThat(carried).isEmpty();
            assertThatIllegalArgumentException().isThrownBy(() -> journal.append(new byte[505]));
            assertThatIllegalArgumentException().isThrownBy(() -> journal.append(new byte[0]));
            assertThat(journal.append(new byte[504])).isTrue();
        }
        assertThat(files()).hasSize(3);
    }

    private static boolean write(Journal journal, int from, int to) {
        for (int number = from; number < to; number++) {
            assertThat(journal.append(String.valueOf(number).getBytes(US_ASCII)))
                    .isTrue();
        }
        return true;
    }

    private static List<String> numbers(int many) {
        return IntStream.range(0, many).mapToObj(String::valueOf).toList();
    }

    private List<String> texts() {
        return carried.stream()
                .map(entry -> new String(entry.content(), US_ASCII))
                .toList();
    }

    private List<UUID> ids() {
        return carried.stream().map(Entry::id).toList();
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
