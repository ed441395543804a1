package ly.ptsd.media.ffmpeg;

/** The two programs, each a path or a name found on PATH. */
public record FfmpegTools(String ffmpeg, String ffprobe) {}
