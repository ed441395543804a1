package ly.ptsd.media.ffmpeg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Finds out what a file really is. */
public final class Ffprobe {

    private static final Duration HEADER_LIMIT = Duration.ofSeconds(9);

    /** For decoding a first frame of each kind when all is well. */
    private static final Duration GLANCE_LIMIT = Duration.ofSeconds(2);

    /** For trying the streams of one kind when something is not. */
    private static final Duration DECODE_LIMIT = Duration.ofSeconds(4);

    private static final Duration SCAN_LIMIT = Duration.ofSeconds(9);

    private static final int LONGEST_HEADER = 1 << 20;
    private static final long SLOWEST_BYTES_PER_SECOND = 20_000_000;

    private final FfmpegTools tools;
    private final DecodeCheck decodeCheck;

    public Ffprobe(FfmpegTools tools) {
        this.tools = tools;
        this.decodeCheck = new DecodeCheck(tools);
    }

    /**
     * Checks that the file can be played and measures it: header, size of the picture, then first frames, and meanwhile
     * all packets. A refusal takes at most 20 seconds of a free processor, whatever the file does.
     *
     * @throws UncheckedIOException when the programs cannot be started or the file cannot be opened at all
     */
    public ProbeResult probe(Path file) throws InterruptedException {
        return probe(file, _ -> {});
    }

    /**
     * The same.
     *
     * @param expected is told, on another thread, what comes out if the first stream of each kind decodes, as soon as it is
     *     known; of a refused file it may never hear
     */
    public ProbeResult probe(Path file, Consumer<Source> expected) throws InterruptedException {
        return probe(file, PacketScan.OPTIONS, expected);
    }

    /** The same for a file of which nothing is there but its beginning, with the index of all. */
    public ProbeResult probeBeginning(Path file) throws InterruptedException {
        return probe(file, PacketScan.BY_INDEX, _ -> {});
    }

    private ProbeResult probe(Path file, List<String> scanning, Consumer<Source> expected) throws InterruptedException {
        var header = new CompletableFuture<Header>();
        try (ExecutorService looking = Executors.newVirtualThreadPerTaskExecutor()) {
            var packets = looking.submit(() -> {
                var scan = scan(file, scanning, header.thenApply(Header::demuxer));
                scan.flatMap(found -> expected(header, found)).ifPresent(expected);
                return scan;
            });
            try {
                return probe(file, header, packets);
            } finally {
                header.cancel(false);
                packets.cancel(true);
            }
        }
    }

    private static Optional<Source> expected(CompletableFuture<Header> known, PacketScan scan) {
        Header header = known.join();
        var result = new Measurement(header, scan)
                .source(
                        DecodeCheck.Verdict.first(header.videos()).stream(),
                        DecodeCheck.Verdict.first(header.audios()).stream());
        return result instanceof Source source ? Optional.of(source) : Optional.empty();
    }

    /** The scan is for nothing when the file is refused, but mostly it is not. */
    private ProbeResult probe(Path file, CompletableFuture<Header> admitted, Future<Optional<PacketScan>> packets)
            throws InterruptedException {
        Optional<Header> found = header(file);
        if (found.isEmpty()) {
            return Refused.unreadable("This file is not audio or video, or it is broken.");
        }
        Header header = found.get();
        if (header.videos().isEmpty() && header.audios().isEmpty()) {
            return Refused.unsupported("This file has neither audio nor video.");
        }
        if (header.videos().stream().anyMatch(video -> !Input.admits(video.width(), video.height()))) {
            return Refused.unsupported("The picture is larger than 8192 × 4320 pixels or has no size.");
        }
        admitted.complete(header);
        return conclude(header, decodable(file, header), packets);
    }

    /** What decodes of each kind. */
    private record Decodable(DecodeCheck.Verdict video, DecodeCheck.Verdict audio) {}

    private Decodable decodable(Path file, Header header) throws InterruptedException {
        List<HeaderStream> first = Stream.of(header.videos(), header.audios())
                .flatMap(kind -> kind.stream().limit(1))
                .toList();
        if (decodeCheck.allDecode(file, header.demuxer(), first, GLANCE_LIMIT)) {
            return new Decodable(
                    DecodeCheck.Verdict.first(header.videos()), DecodeCheck.Verdict.first(header.audios()));
        }
        return new Decodable(
                decodeCheck.firstDecodable(file, header.demuxer(), header.videos(), DECODE_LIMIT),
                decodeCheck.firstDecodable(file, header.demuxer(), header.audios(), DECODE_LIMIT));
    }

    /** Video that cannot be decoded is a refusal; broken audio beside good video is left out. */
    private static ProbeResult conclude(Header header, Decodable decodable, Future<Optional<PacketScan>> packets)
            throws InterruptedException {
        DecodeCheck.Verdict video = decodable.video();
        DecodeCheck.Verdict audio = decodable.audio();
        if (video.stream() == null && !header.videos().isEmpty()) {
            return video.refusal("video");
        }
        if (video.stream() == null && audio.stream() == null) {
            return audio.refusal("audio");
        }
        return result(packets)
                .<ProbeResult>map(scan -> new Measurement(header, scan).source(video.stream(), audio.stream()))
                .orElseGet(() -> Refused.unreadable("Reading this file to its end takes too long."));
    }

    private static <T> T result(Future<T> look) throws InterruptedException {
        try {
            return look.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        }
    }

    private Optional<Header> header(Path file) throws InterruptedException {
        var json = new StringBuilder();
        List<String> command = command(file, "-show_entries", Header.ENTRIES, "-of", "json=c=1");
        try {
            LimitedProcess.Outcome outcome = LimitedProcess.run(command, HEADER_LIMIT, line -> append(json, line));
            return outcome.succeeded() ? Header.parse(json.toString()) : Optional.empty();
        } catch (CompletionException _) {
            return Optional.empty();
        }
    }

    private static void append(StringBuilder text, String line) {
        if (text.length() + line.length() > LONGEST_HEADER) {
            throw new IllegalStateException("header too long");
        }
        text.append(line);
    }

    /** Empty when it takes too long. */
    private Optional<PacketScan> scan(Path file, List<String> options, CompletableFuture<String> demuxer)
            throws InterruptedException {
        var scan = new PacketScan(demuxer);
        List<String> command = command(file, options.toArray(String[]::new));
        LimitedProcess.Outcome outcome = LimitedProcess.run(command, scanLimit(file), scan);
        return outcome.late() ? Optional.empty() : Optional.of(scan);
    }

    private List<String> command(Path file, String... options) {
        List<String> command = new ArrayList<>(List.of(tools.ffprobe()));
        command.addAll(Input.limits());
        command.addAll(List.of(options));
        command.add(Input.address(file));
        return command;
    }

    private static Duration scanLimit(Path file) {
        try {
            return SCAN_LIMIT.plusSeconds(Files.size(file) / SLOWEST_BYTES_PER_SECOND);
        } catch (IOException unknown) {
            throw new UncheckedIOException(unknown);
        }
    }
}
