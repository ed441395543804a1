package ly.ptsd.media.transcode;

import ly.ptsd.media.ffmpeg.FfmpegTools;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where the two programs are: {@code PTSD_FFMPEG} and {@code PTSD_FFPROBE}, else on PATH. */
@ConfigurationProperties("ptsd")
record FfmpegProperties(
        @DefaultValue("ffmpeg") String ffmpeg,
        @DefaultValue("ffprobe") String ffprobe) {

    FfmpegTools tools() {
        return new FfmpegTools(ffmpeg, ffprobe);
    }
}
