package ly.ptsd.aim;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Starts the service. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class AimApplication {

    private static final Duration MICROSECOND = Duration.ofNanos(1000);

    public static void main(String[] arguments) {
        SpringApplication.run(AimApplication.class, arguments);
    }

    /** Ticks as finely as the database keeps time, so that what was written equals what is read. */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), MICROSECOND);
    }
}
