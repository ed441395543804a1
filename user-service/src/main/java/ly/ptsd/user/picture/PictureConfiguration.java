package ly.ptsd.user.picture;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PictureConfiguration {

    /** A failure is met again at the next look. */
    @Bean
    RecurringTask<Void> removePictures(PictureRemoval removal, PictureProperties properties) {
        return Tasks.recurring(PictureRemoval.TASK, FixedDelay.of(properties.look()))
                .execute((_, _) -> removal.removeDue());
    }
}
