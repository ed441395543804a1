package ly.ptsd.media.ffmpeg;

import java.nio.file.Path;

/**
 * One pass to run.
 *
 * @param input the file {@code source} was probed from
 * @param folder existing and empty; gets one folder per rendition with {@code init.mp4} and {@code NNNNN.m4s}
 */
public record EncodeOrder(Path input, Source source, Pass pass, Path folder) {}
