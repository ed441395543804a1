package ly.ptsd.aim.load;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param requests how many requests are worked on at a time; with the threads of stored tasks and three more they have to
 *     find room in the connection pool
 * @param patience how long one waits for its turn before it is told to come again
 */
@ConfigurationProperties("ptsd.aim.load")
record LoadProperties(
        @DefaultValue("24") int requests,
        @DefaultValue("15s") Duration patience) {}
