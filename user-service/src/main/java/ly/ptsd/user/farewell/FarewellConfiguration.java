package ly.ptsd.user.farewell;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FarewellConfiguration {

    /** One replica at a time; what it does not come to is due at the next look. */
    @Bean
    RecurringTask<Void> deleteAccounts(AccountDeletion deletion, FarewellProperties properties) {
        return Tasks.recurring("delete-accounts", FixedDelay.of(properties.deletionLook()))
                .execute((_, _) -> deletion.due().forEach(deletion::carryOut));
    }
}
