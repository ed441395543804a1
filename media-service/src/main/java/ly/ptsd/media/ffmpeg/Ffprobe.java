package ly.ptsd.media.ffmpeg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Finds out what a file really is. */
public final class Ffprobe {

    /** For reading the header, and again for decoding first frames. */
    private static final Duration LOOK_LIMIT = Duration.ofSeconds(9);

    private static final int LONGEST_HEADER = 1 << 20;
    private static final long SLOWEST_BYTES_PER_SECOND = 20_000_000;

    private final FfmpegTools tools;
    private final DecodeCheck decodeCheck;

    public Ffprobe(FfmpegTools tools) {
        this.tools = tools;
        this.decodeCheck = new DecodeCheck(tools, LOOK_LIMIT);
    }

    /**
     * Checks that the file can be played and measures it: header, size of the picture, then first frames and all packets.
     * A refusal takes at most 20 seconds of a free processor, whatever the file does.
     *
     * @throws UncheckedIOException when the programs cannot be started or the file cannot be opened at all
     */
    public ProbeResult probe(Path file) throws InterruptedException {
        Optional<Header> header = header(file);
        if (header.isEmpty()) {
            return Refused.unreadable("This file is not audio or video, or it is broken.");
        }
        return probe(file, header.get());
    }

    private ProbeResult probe(Path file, Header header) throws InterruptedException {
        List<HeaderStream> videos = header.videos();
        List<HeaderStream> audios = header.audios();
        if (videos.isEmpty() && audios.isEmpty()) {
            return Refused.unsupported("This file has neither audio nor video.");
        }
        if (videos.stream().anyMatch(video -> !Input.admits(video.width(), video.height()))) {
            return Refused.unsupported("The picture is larger than 8192 × 4320 pixels or has no size.");
        }
        try (ExecutorService looking = Executors.newVirtualThreadPerTaskExecutor()) {
            Looks looks = new Looks(
                    looking.submit(() -> decodeCheck.firstDecodable(file, header.demuxer(), videos)),
                    looking.submit(() -> decodeCheck.firstDecodable(file, header.demuxer(), audios)),
                    looking.submit(() -> scan(file, header.demuxer())));
            try {
                return conclude(header, looks);
            } finally {
                looks.stop();
            }
        }
    }

    /** Video that cannot be decoded is a refusal; broken audio beside good video is left out. */
    private static ProbeResult conclude(Header header, Looks looks) throws InterruptedException {
        DecodeCheck.Verdict video = result(looks.video());
        if (video.stream() == null && !header.videos().isEmpty()) {
            return video.refusal("video");
        }
        DecodeCheck.Verdict audio = result(looks.audio());
        if (video.stream() == null && audio.stream() == null) {
            return audio.refusal("audio");
        }
        Optional<PacketScan> packets = result(looks.packets());
        return packets.map(scan -> new Measurement(header, scan).source(video.stream(), audio.stream()))
                .orElseGet(() -> Refused.unreadable("Reading this file to its end takes too long."));
    }

    /** What is found out at the same time; the scan is for nothing when the file is refused, but mostly it is not. */
    private record Looks(
            Future<DecodeCheck.Verdict> video,
            Future<DecodeCheck.Verdict> audio,
            Future<Optional<PacketScan>> packets) {

        void stop() {
            video.cancel(true);
            audio.cancel(true);
            packets.cancel(true);
        }
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
            LimitedProcess.Outcome outcome = LimitedProcess.run(command, LOOK_LIMIT, line -> append(json, line));
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
    private Optional<PacketScan> scan(Path file, String demuxer) throws InterruptedException {
        var scan = new PacketScan(demuxer);
        List<String> command = command(file, PacketScan.OPTIONS.toArray(String[]::new));
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
            return LOOK_LIMIT.plusSeconds(Files.size(file) / SLOWEST_BYTES_PER_SECOND);
        } catch (IOException unknown) {
            throw new UncheckedIOException(unknown);
        }
    }
}
