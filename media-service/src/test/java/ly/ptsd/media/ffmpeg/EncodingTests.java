package ly.ptsd.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EncodingTests {

    @TempDir
    Path folder;

    private Clips clips;

    @BeforeEach
    void makeClips() {
        clips = new Clips(folder);
    }

    @Test
    void endsTheProcessWhenClosedByAnotherThread() throws Exception {
        EncodeOrder order = longOrder();
        var begun = new CountDownLatch(1);
        var heard = new Announcing(begun);

        try (Encoding encoding = new Encoder(Clips.TOOLS).start(order, heard)) {
            begun.await();
            CompletableFuture<Throwable> end = awaiting(encoding);
            encoding.close();

            assertThat(end.get(10, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
            assertThat(processesOf(order)).isEmpty();
            assertThat(heard.finished()).isEmpty();
        }
    }

    @Test
    void endsTheProcessWhenTheWaitingThreadIsInterrupted() throws Exception {
        EncodeOrder order = longOrder();
        var begun = new CountDownLatch(1);
        var gone = new CompletableFuture<Boolean>();
        Thread worker = Thread.ofVirtual().start(() -> {
            try (Encoding encoding = new Encoder(Clips.TOOLS).start(order, new Announcing(begun))) {
                encoding.await();
                gone.complete(false);
            } catch (InterruptedException expected) {
                gone.complete(true);
            } catch (EncodingFailed unexpected) {
                gone.completeExceptionally(unexpected);
            }
        });
        begun.await();
        worker.interrupt();

        assertThat(gone.get(10, TimeUnit.SECONDS)).isTrue();
        worker.join();
        assertThat(processesOf(order)).isEmpty();
    }

    @Test
    void endsWithWhatTheListenerThrows() throws Exception {
        EncodeOrder order = order(clips.ordinary("320x240", 2, "clip.mp4"), "out");
        EncodeListener full = new Announcing(new CountDownLatch(1)) {
            @Override
            public void segmentWritten(Rendition rendition, Segment segment) {
                throw new IllegalStateException("bucket is gone");
            }
        };

        try (Encoding encoding = new Encoder(Clips.TOOLS).start(order, full)) {
            assertThatThrownBy(encoding::await)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("bucket is gone");
        }
        assertThat(processesOf(order)).isEmpty();
    }

    @Test
    void tellsTheLastLogLinesOfAFailureWithoutPaths() throws Exception {
        EncodeOrder order = order(clips.ordinary("320x240", 2, "clip.mp4"), "out");
        Files.delete(order.input());

        try (Encoding encoding = new Encoder(Clips.TOOLS).start(order, new RecordingListener())) {
            assertThatExceptionOfType(EncodingFailed.class)
                    .isThrownBy(encoding::await)
                    .satisfies(failure -> assertThat(failure.code()).isEqualTo(EncodingFailed.Code.PROCESS_FAILED))
                    .withMessageContaining("No such file")
                    .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain(folder.toString()));
        }
    }

    @Test
    void doesNotTellOfASegmentForWhichThereWasNoSpace() throws Exception {
        EncodeOrder order = order(clips.ordinary("320x240", 2, "clip.mp4"), "out");
        for (Rendition rendition : order.pass().renditions()) {
            Path out = Files.createDirectories(EncodeCommand.folderOf(order, rendition));
            Files.createSymbolicLink(out.resolve("00000.m4s.tmp"), Path.of("/dev/full"));
        }
        var told = new RecordingListener();

        try (Encoding encoding = new Encoder(Clips.TOOLS).start(order, told)) {
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(encoding::await)
                    .withMessageContaining("cut off");
        }
        assertThat(order.pass().renditions())
                .allMatch(rendition -> told.segments(rendition).isEmpty());
    }

    @Test
    void endsByItselfWhenItsFolderIsRemoved() throws Exception {
        EncodeOrder order = longOrder();
        var begun = new CountDownLatch(1);

        try (Encoding encoding = new Encoder(Clips.TOOLS).start(order, new Announcing(begun))) {
            begun.await();
            Files.move(order.folder(), folder.resolve("elsewhere"));

            assertThatThrownBy(encoding::await).isInstanceOf(Exception.class);
        }
        assertThat(processesOf(order)).isEmpty();
    }

    @Test
    void letsNoRenditionWaitForAnother() throws Exception {
        EncodeOrder order = order(clips.ordinary("64x64", 13, "clip.mp4"), "out");
        var bothBegun = new CyclicBarrier(2);
        var heard = new Announcing(new CountDownLatch(1)) {
            @Override
            public void initWritten(Rendition rendition, Path init) {
                meet(bothBegun);
                super.initWritten(rendition, init);
            }
        };

        try (Encoding encoding = new Encoder(Clips.TOOLS).start(order, heard)) {
            encoding.await();
        }
        assertThat(heard.finished()).containsExactly("64p", "audio");
    }

    private static void meet(CyclicBarrier others) {
        try {
            others.await(20, TimeUnit.SECONDS);
        } catch (Exception alone) {
            throw new IllegalStateException(alone);
        }
    }

    @Test
    void killsWhatTakesTooLong() throws Exception {
        List<String> command =
                List.of(Clips.TOOLS.ffmpeg(), "-nostdin", "-re", "-f", "lavfi", "-i", "testsrc2", "-f", "null", "-");

        LimitedProcess.Outcome outcome = LimitedProcess.run(command, Duration.ofMillis(300), _ -> {});

        assertThat(outcome.late()).isTrue();
        assertThat(outcome.succeeded()).isFalse();
    }

    @Test
    void killsWhatComputesTooLong() throws Exception {
        List<String> command = List.of("sh", "-c", "while :; do :; done");

        LimitedProcess.Outcome outcome = LimitedProcess.run(command, Duration.ofMillis(300), _ -> {});

        assertThat(outcome.late()).isTrue();
    }

    @Test
    void doesNotBlameAProcessForTimeInWhichItHadNoProcessor() throws Exception {
        List<String> command = List.of("sleep", "2");

        LimitedProcess.Outcome outcome = LimitedProcess.run(command, Duration.ofSeconds(1), _ -> {});

        assertThat(outcome.succeeded()).isTrue();
    }

    @Test
    void keepsTheEnvironmentFromTheProcess() throws Exception {
        var printed = new StringBuilder();

        LimitedProcess.run(
                List.of("env"),
                Duration.ofSeconds(10),
                line -> printed.append(line).append('\n'));

        assertThat(printed.toString().lines().map(line -> line.replaceAll("=.*", "")))
                .isSubsetOf("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SystemRoot");
    }

    private EncodeOrder longOrder() throws Exception {
        Path piece = clips.make("-f", "lavfi", "-i", "testsrc2=s=480x360:d=2", "-c:v", "mpeg4", "piece.mkv");
        Path clip = clips.make("-stream_loop", "60", "-i", piece.toString(), "-c", "copy", "long.mkv");
        Source source = (Source) new Ffprobe(Clips.TOOLS).probe(clip);
        Pass all = Ladder.plan(source, 1080).passes().getLast();
        return new EncodeOrder(clip, source, all, Files.createDirectory(folder.resolve("long")));
    }

    private EncodeOrder order(Path clip, String out) throws Exception {
        Source source = (Source) new Ffprobe(Clips.TOOLS).probe(clip);
        return new EncodeOrder(
                clip,
                source,
                Ladder.plan(source, 1080).passes().getFirst(),
                Files.createDirectory(folder.resolve(out)));
    }

    private static CompletableFuture<Throwable> awaiting(Encoding encoding) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                encoding.await();
                return new AssertionError("came to its end");
            } catch (Exception end) {
                return end;
            }
        });
    }

    private static Stream<ProcessHandle> processesOf(EncodeOrder order) {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info()
                        .commandLine()
                        .map(line -> line.contains(order.folder().toString()))
                        .orElse(false));
    }

    /** Opens a latch at the first segment. */
    private static class Announcing implements EncodeListener {

        private final CountDownLatch begun;
        private final RecordingListener recording = new RecordingListener();

        Announcing(CountDownLatch begun) {
            this.begun = begun;
        }

        @Override
        public void initWritten(Rendition rendition, Path init) {
            recording.initWritten(rendition, init);
        }

        @Override
        public void segmentWritten(Rendition rendition, Segment segment) {
            recording.segmentWritten(rendition, segment);
            begun.countDown();
        }

        @Override
        public void renditionFinished(Rendition rendition) {
            recording.renditionFinished(rendition);
        }

        @Override
        public void progressed(double fraction, double speed) {
            recording.progressed(fraction, speed);
        }

        List<String> finished() {
            return recording.finished();
        }
    }
}
