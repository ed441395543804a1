package ly.ptsd.media.ffmpeg;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decodes a first frame: the only proof that a stream is what its header says. */
final class DecodeCheck {

    private static final Pattern NO_DECODER =
            Pattern.compile("no decoder|decoder .*not found", Pattern.CASE_INSENSITIVE);

    private final FfmpegTools tools;
    private final Duration limit;

    /** @param limit for all streams tried in one call together */
    DecodeCheck(FfmpegTools tools, Duration limit) {
        this.tools = tools;
        this.limit = limit;
    }

    /** Tries streams of one kind in order until one decodes. */
    Verdict firstDecodable(Path file, String demuxer, List<HeaderStream> streams) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        boolean decoderMissing = false;
        for (HeaderStream stream : streams) {
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (!stream.hasKnownCodec()) {
                decoderMissing = true;
            } else if (left.isPositive()) {
                Attempt attempt = decode(command(file, demuxer, stream), left);
                if (attempt.decoded()) {
                    return new Verdict(stream, false);
                }
                decoderMissing |= attempt.decoderMissing();
            }
        }
        return new Verdict(null, decoderMissing);
    }

    private static Attempt decode(List<String> command, Duration limit) throws InterruptedException {
        var decoded = new AtomicBoolean();
        LimitedProcess.Outcome outcome = LimitedProcess.run(command, limit, line -> {
            if (!line.startsWith("#")) {
                decoded.set(true);
            }
        });
        return new Attempt(decoded.get(), NO_DECODER.matcher(outcome.log()).find());
    }

    /** Frames with errors do not count: {@code explode} keeps the decoder from hiding them. */
    private List<String> command(Path file, String demuxer, HeaderStream stream) {
        List<String> command = new ArrayList<>(List.of(tools.ffmpeg()));
        command.addAll(
                stream.isVideo() ? Input.of(file, demuxer, "-err_detect:v", "explode") : Input.of(file, demuxer));
        command.addAll(List.of("-map", "0:" + stream.index(), stream.isVideo() ? "-frames:v" : "-frames:a", "1"));
        command.addAll(List.of("-f", "framecrc", "pipe:1"));
        return command;
    }

    private record Attempt(boolean decoded, boolean decoderMissing) {}

    /**
     * @param stream that decodes, if any
     * @param decoderMissing none does, at least one for want of a decoder
     */
    record Verdict(@Nullable HeaderStream stream, boolean decoderMissing) {

        Refused refusal(String kind) {
            return decoderMissing
                    ? Refused.unsupported("The " + kind + " is in a format that cannot be decoded here.")
                    : Refused.unreadable("The " + kind + " in this file is broken.");
        }
    }
}
