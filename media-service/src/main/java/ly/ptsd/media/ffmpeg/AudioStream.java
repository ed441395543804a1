package ly.ptsd.media.ffmpeg;

import java.time.Duration;

/**
 * The chosen audio stream.
 *
 * @param bitrate measured average in bit/s
 * @param start relative to the start of the file
 * @param end relative to the start of the file
 */
public record AudioStream(
        int index,
        String codec,
        String profile,
        int channels,
        int sampleRate,
        long bitrate,
        Duration start,
        Duration end) {}
