package ly.ptsd.media;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The media server of one tenant. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class MediaService {

    public static void main(String[] arguments) {
        SpringApplication.run(MediaService.class, arguments);
    }
}
