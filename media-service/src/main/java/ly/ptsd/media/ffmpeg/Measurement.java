package ly.ptsd.media.ffmpeg;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Joins what the header claims with what the packets add up to. */
record Measurement(Header header, PacketScan packets) {

    private static final Duration LONGEST = Duration.ofHours(24);
    private static final double FALLBACK_RATE = 25;

    ProbeResult source(@Nullable HeaderStream video, @Nullable HeaderStream audio) {
        Optional<VideoStream> pictures =
                Optional.ofNullable(video).filter(this::hasPackets).map(this::videoOf);
        Optional<AudioStream> sound =
                Optional.ofNullable(audio).filter(this::hasPackets).map(this::audioOf);
        Duration end = Stream.concat(pictures.map(VideoStream::end).stream(), sound.map(AudioStream::end).stream())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        if (!end.isPositive()) {
            return Refused.unreadable("Nothing in this file can be played for any time.");
        }
        if (end.compareTo(LONGEST) > 0) {
            return Refused.unsupported("This file plays for more than 24 hours.");
        }
        Optional<Integer> cover = header.coverArt()
                .filter(picture -> Input.admits(picture.width(), picture.height()))
                .map(HeaderStream::index);
        return new Source(
                header.demuxer(),
                end,
                header.startTime(),
                pictures.orElse(null),
                sound.orElse(null),
                cover.orElse(null),
                header.texts().stream().map(Measurement::textOf).toList(),
                header.chapters().stream()
                        .filter(chapter -> chapter.start().compareTo(end) < 0)
                        .toList());
    }

    private static TextTrack textOf(HeaderStream stream) {
        return new TextTrack(stream.index(), stream.language(), stream.title());
    }

    private boolean hasPackets(HeaderStream stream) {
        return !packets.measured(stream.index()).isEmpty();
    }

    private VideoStream videoOf(HeaderStream stream) {
        MeasuredStream measured = packets.measured(stream.index());
        double nominal = stream.frameRate() > 0 ? stream.frameRate() : FALLBACK_RATE;
        double rate = measured.rate() > 0 ? measured.rate() : nominal;
        return new VideoStream(
                stream.index(),
                stream.codec(),
                stream.profile(),
                stream.pixelFormat(),
                stream.displayWidth(),
                stream.displayHeight(),
                stream.rotation(),
                stream.sampleAspectRatio() == 1,
                stream.interlaced(),
                ColorTransfer.named(stream.transfer()),
                rate,
                nominal,
                measured.bitrate(),
                fromStart(measured.start()),
                fromStart(endOfVideo(measured, rate)),
                keyframes(stream, measured));
    }

    /** Some containers do not know how long the last frame is shown. */
    private static Duration endOfVideo(MeasuredStream measured, double rate) {
        Duration frame = Duration.ofNanos(Math.round(1e9 / rate));
        return measured.end().equals(measured.last()) ? measured.last().plus(frame) : measured.end();
    }

    private AudioStream audioOf(HeaderStream stream) {
        MeasuredStream measured = packets.measured(stream.index());
        return new AudioStream(
                stream.index(),
                stream.codec(),
                stream.profile(),
                stream.channels(),
                stream.sampleRate(),
                measured.bitrate(),
                fromStart(measured.start()),
                fromStart(measured.end()));
    }

    private List<Duration> keyframes(HeaderStream stream, MeasuredStream measured) {
        return stream.codec().equals("h264")
                ? measured.keyframes().stream().map(this::fromStart).toList()
                : List.of();
    }

    private Duration fromStart(Duration time) {
        return time.minus(header.startTime());
    }
}
