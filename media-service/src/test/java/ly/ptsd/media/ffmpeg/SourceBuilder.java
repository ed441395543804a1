package ly.ptsd.media.ffmpeg;

import java.time.Duration;
import java.util.List;

/** A 720p H.264 and AAC source of ten seconds with a keyframe every five, unless told otherwise. */
final class SourceBuilder {

    private String demuxer = "mov";
    private int seconds = 10;
    private String codec = "h264";
    private String profile = "High";
    private String pixelFormat = "yuv420p";
    private String size = "1280x720";
    private int rotation;
    private boolean squarePixels = true;
    private boolean interlaced;
    private ColorTransfer transfer = ColorTransfer.SDR;
    private double rate = 25;
    private double nominalRate = 25;
    private long bitrate = 2_000_000;
    private Duration start = Duration.ZERO;
    private List<Duration> keyframes = List.of(Duration.ZERO, Duration.ofSeconds(5));
    private boolean video = true;
    private AudioStream audio =
            new AudioStream(1, "aac", "LC", 2, 48_000, 128_000, Duration.ZERO, Duration.ofSeconds(10));

    SourceBuilder demuxer(String value) {
        demuxer = value;
        return this;
    }

    SourceBuilder lasting(int value) {
        seconds = value;
        return this;
    }

    SourceBuilder codec(String value) {
        codec = value;
        return this;
    }

    SourceBuilder profile(String value) {
        profile = value;
        return this;
    }

    SourceBuilder pixelFormat(String value) {
        pixelFormat = value;
        return this;
    }

    SourceBuilder size(String value) {
        size = value;
        return this;
    }

    SourceBuilder rotation(int value) {
        rotation = value;
        return this;
    }

    SourceBuilder squarePixels(boolean value) {
        squarePixels = value;
        return this;
    }

    SourceBuilder interlaced(boolean value) {
        interlaced = value;
        return this;
    }

    SourceBuilder transfer(ColorTransfer value) {
        transfer = value;
        return this;
    }

    SourceBuilder rate(double measured, double nominal) {
        rate = measured;
        nominalRate = nominal;
        return this;
    }

    SourceBuilder bitrate(long value) {
        bitrate = value;
        return this;
    }

    SourceBuilder start(Duration value) {
        start = value;
        return this;
    }

    SourceBuilder keyframes(List<Duration> value) {
        keyframes = value;
        return this;
    }

    SourceBuilder audio(AudioStream value) {
        audio = value;
        return this;
    }

    SourceBuilder silent() {
        audio = null;
        return this;
    }

    SourceBuilder withoutVideo() {
        video = false;
        return this;
    }

    Source build() {
        Duration duration = Duration.ofSeconds(seconds);
        return new Source(
                demuxer, duration, Duration.ZERO, video ? pictures(duration) : null, audio, null, List.of(), List.of());
    }

    private VideoStream pictures(Duration end) {
        String[] sides = size.split("x");
        return new VideoStream(
                0,
                codec,
                profile,
                pixelFormat,
                Integer.parseInt(sides[0]),
                Integer.parseInt(sides[1]),
                rotation,
                squarePixels,
                interlaced,
                transfer,
                rate,
                nominalRate,
                bitrate,
                start,
                end,
                keyframes);
    }
}
