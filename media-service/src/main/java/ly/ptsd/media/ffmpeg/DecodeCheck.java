package ly.ptsd.media.ffmpeg;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decodes a first frame: the only proof that a stream is what its header says. */
final class DecodeCheck {

    private static final Pattern NO_DECODER =
            Pattern.compile("no decoder|decoder.*not found|not implemented|unsupported", Pattern.CASE_INSENSITIVE);

    private final FfmpegTools tools;
    private final Duration limit;

    /** @param limit for all attempts on one file together */
    DecodeCheck(FfmpegTools tools, Duration limit) {
        this.tools = tools;
        this.limit = limit;
    }

    /** Video that cannot be decoded is a refusal; broken audio beside good video is left out. */
    Verdict check(Path file, String demuxer, List<HeaderStream> videos, List<HeaderStream> audios)
            throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        var attempts = new Attempts(file, demuxer, deadline);
        Optional<HeaderStream> video = attempts.firstDecodable(videos);
        if (video.isEmpty() && !videos.isEmpty()) {
            return new Verdict.Undecodable(attempts.refusal("video"));
        }
        Optional<HeaderStream> audio = attempts.firstDecodable(audios);
        if (video.isEmpty() && audio.isEmpty()) {
            return new Verdict.Undecodable(attempts.refusal("audio"));
        }
        return new Verdict.Decodable(video.orElse(null), audio.orElse(null));
    }

    /** What the attempts showed. */
    sealed interface Verdict {
        record Decodable(
                @Nullable HeaderStream video, @Nullable HeaderStream audio) implements Verdict {}

        record Undecodable(Refused refused) implements Verdict {}
    }

    /** The attempts on one file. */
    private final class Attempts {

        private final Path file;
        private final String demuxer;
        private final long deadline;
        private boolean decoderMissing;

        Attempts(Path file, String demuxer, long deadline) {
            this.file = file;
            this.demuxer = demuxer;
            this.deadline = deadline;
        }

        Optional<HeaderStream> firstDecodable(List<HeaderStream> streams) throws InterruptedException {
            for (HeaderStream stream : streams) {
                if (decodes(stream)) {
                    return Optional.of(stream);
                }
            }
            return Optional.empty();
        }

        Refused refusal(String kind) {
            return decoderMissing
                    ? Refused.unsupported("The " + kind + " is in a format that cannot be decoded here.")
                    : Refused.unreadable("The " + kind + " in this file is broken.");
        }

        private boolean decodes(HeaderStream stream) throws InterruptedException {
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (!stream.hasKnownCodec() || !left.isPositive()) {
                decoderMissing |= !stream.hasKnownCodec();
                return false;
            }
            var decoded = new AtomicBoolean();
            LimitedProcess.Outcome outcome = LimitedProcess.run(command(stream), left, line -> {
                if (!line.startsWith("#")) {
                    decoded.set(true);
                }
            });
            decoderMissing |= NO_DECODER.matcher(outcome.log()).find();
            return decoded.get();
        }

        /** Frames with errors do not count: {@code explode} keeps the decoder from hiding them. */
        private List<String> command(HeaderStream stream) {
            List<String> command = new ArrayList<>(List.of(tools.ffmpeg()));
            command.addAll(
                    stream.isVideo() ? Input.of(file, demuxer, "-err_detect:v", "explode") : Input.of(file, demuxer));
            command.addAll(List.of("-map", "0:" + stream.index(), stream.isVideo() ? "-frames:v" : "-frames:a", "1"));
            command.addAll(List.of("-f", "framecrc", "pipe:1"));
            return command;
        }
    }
}
