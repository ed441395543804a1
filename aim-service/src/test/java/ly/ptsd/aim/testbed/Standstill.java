package ly.ptsd.aim.testbed;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import ly.ptsd.aim.bucket.TenantBuckets;
import ly.ptsd.aim.instance.InstanceFleet;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Stored tasks are written but nobody does them; time can be stepped; the cloud can be made to misbehave. */
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

    @Bean
    @Primary
    MoodyFleet moodyFleet(@Qualifier("ec2Fleet") InstanceFleet fleet) {
        return new MoodyFleet(fleet);
    }

    @Bean
    @Primary
    MoodyBuckets moodyBuckets(@Qualifier("s3TenantBuckets") TenantBuckets buckets) {
        return new MoodyBuckets(buckets);
    }
}
