package ly.ptsd.media.ffmpeg;

import java.nio.file.Path;
import java.time.Duration;

/** A complete media segment on disk; {@code NNNNN.m4s}, counted from 00000. */
public record Segment(Path file, Duration duration, long bytes) {}
