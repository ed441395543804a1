package ly.ptsd.media.ffmpeg;

import java.time.Duration;
import java.util.List;

/**
 * The chosen video stream.
 *
 * @param index of the stream in the file
 * @param width as displayed: sample aspect ratio and rotation applied
 * @param height as displayed
 * @param rotation degrees clockwise that turn the stored picture into the displayed one: 0, 90, 180 or 270
 * @param squarePixels whether the sample aspect ratio is 1 (or unknown)
 * @param framesPerSecond measured average
 * @param nominalFramesPerSecond the lowest rate in which all time stamps fit, as ffmpeg guesses it
 * @param bitrate measured average in bit/s
 * @param start relative to the start of the file
 * @param end relative to the start of the file
 * @param keyframes relative to the start of the file; filled only when the packets could be used as they are
 */
public record VideoStream(
        int index,
        String codec,
        String profile,
        String pixelFormat,
        int width,
        int height,
        int rotation,
        boolean squarePixels,
        boolean interlaced,
        ColorTransfer transfer,
        double framesPerSecond,
        double nominalFramesPerSecond,
        long bitrate,
        Duration start,
        Duration end,
        List<Duration> keyframes) {

    public VideoStream {
        keyframes = List.copyOf(keyframes);
    }

    /** The number quality names are made of: a portrait 720×1280 counts as 720. */
    public int shortSide() {
        return Math.min(width, height);
    }
}
