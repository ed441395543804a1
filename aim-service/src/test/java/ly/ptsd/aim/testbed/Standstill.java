package ly.ptsd.aim.testbed;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import ly.ptsd.aim.AimApplication;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Primary;

/** Stored tasks are written but nobody does them; time can be stepped. */
@TestConfiguration(proxyBeanMethods = false)
@ComponentScan(
        basePackageClasses = AimApplication.class,
        useDefaultFilters = false,
        includeFilters = @ComponentScan.Filter(TestComponent.class),
        excludeFilters = @ComponentScan.Filter(TestConfiguration.class))
class Standstill {

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
