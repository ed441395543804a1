package ly.ptsd.media.ffmpeg;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decodes a first frame: the only proof that a stream is what its header says. */
final class DecodeCheck {

    private static final Pattern NO_DECODER =
            Pattern.compile("no decoder|decoder .*not found", Pattern.CASE_INSENSITIVE);

    private final FfmpegTools tools;

    DecodeCheck(FfmpegTools tools) {
        this.tools = tools;
    }

    /** Whether every one of them decodes: in one run, as mostly they do. */
    boolean allDecode(Path file, String demuxer, List<HeaderStream> streams, Duration limit)
            throws InterruptedException {
        return streams.stream().allMatch(HeaderStream::hasKnownCodec)
                && decode(command(file, demuxer, streams), limit).decoded() == streams.size();
    }

    /**
     * Tries streams of one kind in order until one decodes.
     *
     * @param limit for all of them together
     */
    Verdict firstDecodable(Path file, String demuxer, List<HeaderStream> streams, Duration limit)
            throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        boolean decoderMissing = false;
        for (HeaderStream stream : streams) {
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (!stream.hasKnownCodec()) {
                decoderMissing = true;
            } else if (left.isPositive()) {
                Attempt attempt = decode(command(file, demuxer, List.of(stream)), left);
                if (attempt.decoded() > 0) {
                    return new Verdict(stream, false);
                }
                decoderMissing |= attempt.decoderMissing();
            }
        }
        return new Verdict(null, decoderMissing);
    }

    private static Attempt decode(List<String> command, Duration limit) throws InterruptedException {
        Set<String> decoded = ConcurrentHashMap.newKeySet();
        LimitedProcess.Outcome outcome = LimitedProcess.run(command, limit, line -> {
            if (!line.startsWith("#")) {
                decoded.add(line.substring(0, Math.max(0, line.indexOf(','))));
            }
        });
        return new Attempt(decoded.size(), NO_DECODER.matcher(outcome.log()).find());
    }

    /** Frames with errors do not count: {@code explode} keeps the decoder from hiding them. */
    private List<String> command(Path file, String demuxer, List<HeaderStream> streams) {
        List<String> command = new ArrayList<>(List.of(tools.ffmpeg()));
        boolean pictures = streams.stream().anyMatch(HeaderStream::isVideo);
        command.addAll(pictures ? Input.of(file, demuxer, "-err_detect:v", "explode") : Input.of(file, demuxer));
        streams.forEach(stream -> command.addAll(List.of("-map", "0:" + stream.index())));
        command.addAll(List.of("-frames:v", "1", "-frames:a", "1", "-f", "framecrc", "pipe:1"));
        return command;
    }

    /** @param decoded how many streams did */
    private record Attempt(int decoded, boolean decoderMissing) {}

    /**
     * @param stream that decodes, if any
     * @param decoderMissing none does, at least one for want of a decoder
     */
    record Verdict(@Nullable HeaderStream stream, boolean decoderMissing) {

        /** The first of streams that all decode. */
        static Verdict first(List<HeaderStream> streams) {
            return new Verdict(streams.isEmpty() ? null : streams.getFirst(), false);
        }

        Refused refusal(String kind) {
            return decoderMissing
                    ? Refused.unsupported("The " + kind + " is in a format that cannot be decoded here.")
                    : Refused.unreadable("The " + kind + " in this file is broken.");
        }
    }
}
