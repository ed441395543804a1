package ly.ptsd.media.transcode;

import ly.ptsd.media.ffmpeg.Encoder;
import ly.ptsd.media.ffmpeg.Ffprobe;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The programs this server runs on media files. */
@Configuration(proxyBeanMethods = false)
class FfmpegConfiguration {

    @Bean
    Encoder encoder(FfmpegProperties properties) {
        return new Encoder(properties.tools());
    }

    @Bean
    Ffprobe ffprobe(FfmpegProperties properties) {
        return new Ffprobe(properties.tools());
    }
}
