package ly.ptsd.url.visit;

import java.time.Clock;
import ly.ptsd.url.journal.Journal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class JournalConfiguration {

    /** Files of 4 MiB: large enough that making the next one is rare, small enough that it takes no time. */
    private static final int SLOTS = 8191;

    @Bean
    Journal journal(VisitProperties properties, Clock clock) {
        return new Journal(
                properties.journal(), SLOTS, properties.journalLimit().toBytes(), clock);
    }
}
