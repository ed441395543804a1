package ly.ptsd.media.ffmpeg;

import java.time.Duration;

/**
 * The chosen audio stream.
 *
 * @param start relative to the start of the file
 * @param bitrate declared average in bit/s, 0 when unknown
 */
public record AudioStream(
        int index, String codec, String profile, int channels, int sampleRate, long bitrate, Duration start) {}
