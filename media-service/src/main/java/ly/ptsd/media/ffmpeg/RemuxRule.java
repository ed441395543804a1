package ly.ptsd.media.ffmpeg;

import java.time.Duration;
import java.util.Set;

/** Decides when the source's own packets may be used, which costs no encoding and no quality. */
final class RemuxRule {

    private static final Set<String> DEMUXERS = Set.of("mov", "matroska", "flv", "mpegts");
    private static final Set<String> PIXEL_FORMATS = Set.of("yuv420p", "yuvj420p");
    private static final Set<String> PROFILES = Set.of("Constrained Baseline", "Baseline", "Main", "High");
    private static final Duration START_TOLERANCE = Duration.ofMillis(50);

    /** A track that ends this much before the other is filled up, because players stall where one track ends. */
    static final Duration UNEVEN = Duration.ofMillis(500);

    private static final int HIGHEST_SAMPLE_RATE = 48_000;
    private static final long HIGHEST_AUDIO_BITRATE = 330_000;

    /** A source richer than this multiple of what we would give its size stalls viewers. */
    private static final int RICHEST = 4;

    private RemuxRule() {}

    /** Only upright, progressive 8-bit 4:2:0 H.264 with square pixels and keyframes close enough plays everywhere. */
    static boolean allows(Source source, VideoStream video, int maxHeight) {
        return DEMUXERS.contains(source.demuxer())
                && isPlayedEverywhere(video)
                && video.shortSide() <= maxHeight
                && video.framesPerSecond() <= FrameRate.HIGHEST + 0.5
                && video.framesPerSecond() >= 1
                && video.bitrate() <= (long) RICHEST * Bitrates.ceiling(video.width(), video.height(), 60)
                && startsAtZero(video.start())
                && lasts(source, video.end())
                && SegmentCuts.arePossible(video.keyframes(), source.duration());
    }

    /** AAC-LC stereo as every browser plays it, as long as the whole source. */
    static boolean allows(Source source, AudioStream audio) {
        return audio.codec().equals("aac")
                && audio.profile().equals("LC")
                && audio.channels() == 2
                && audio.sampleRate() <= HIGHEST_SAMPLE_RATE
                && audio.bitrate() <= HIGHEST_AUDIO_BITRATE
                && startsAtZero(audio.start())
                && lasts(source, audio.end());
    }

    private static boolean isPlayedEverywhere(VideoStream video) {
        return video.codec().equals("h264")
                && PIXEL_FORMATS.contains(video.pixelFormat())
                && PROFILES.contains(video.profile())
                && video.rotation() == 0
                && video.squarePixels()
                && !video.interlaced()
                && video.transfer() == ColorTransfer.SDR;
    }

    private static boolean lasts(Source source, Duration end) {
        return source.duration().minus(end).compareTo(UNEVEN) <= 0;
    }

    private static boolean startsAtZero(Duration start) {
        return start.abs().compareTo(START_TOLERANCE) <= 0;
    }
}
