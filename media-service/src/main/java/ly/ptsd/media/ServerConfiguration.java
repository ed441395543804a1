package ly.ptsd.media;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.web.client.RestClient;

/** What all features share: time, a schedule, HTTP out. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ServerConfiguration {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);
    private static final Duration READ_LIMIT = Duration.ofSeconds(10);
    private static final int SCHEDULED_TASKS = 12;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** One thread per scheduled task, so that a slow one delays no other. */
    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(SCHEDULED_TASKS);
        scheduler.setThreadFactory(Thread.ofVirtual().name("schedule-", 0).factory());
        return scheduler;
    }

    @Bean
    RestClient restClient() {
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build());
        requests.setReadTimeout(READ_LIMIT);
        return RestClient.builder().requestFactory(requests).build();
    }
}
