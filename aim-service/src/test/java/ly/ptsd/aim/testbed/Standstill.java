package ly.ptsd.aim.testbed;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Stored tasks are written but nobody does them; time can be stepped. */
@TestConfiguration(proxyBeanMethods = false)
public class Standstill {

    @Bean
    static CommittedWrites committedWrites() {
        return new CommittedWrites();
    }

    @Bean
    DbSchedulerStarter nobodyStarts() {
        return () -> {};
    }

    @Bean
    @Primary
    SteppedClock steppedClock() {
        return new SteppedClock();
    }
}
