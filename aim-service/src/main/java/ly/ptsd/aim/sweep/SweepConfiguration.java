package ly.ptsd.aim.sweep;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SweepConfiguration {

    @Bean
    RecurringTask<Void> sweeping(Sweep sweep, SweepProperties properties) {
        return Tasks.recurring(SweepTask.DESCRIPTOR, FixedDelay.of(properties.every()))
                .execute((_, _) -> sweep.run());
    }
}
