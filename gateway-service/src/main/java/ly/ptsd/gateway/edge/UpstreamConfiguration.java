package ly.ptsd.gateway.edge;

import java.time.Duration;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How services are found: by names whose addresses change with every rolling update. */
@Configuration(proxyBeanMethods = false)
class UpstreamConfiguration {

    /** Reactor Netty would keep an address for as long as the name server says, which is too long in an update. */
    @Bean
    HttpClientCustomizer freshAddresses() {
        return client -> client.resolver(resolver -> resolver.cacheMaxTimeToLive(Duration.ofSeconds(1))
                .cacheNegativeTimeToLive(Duration.ZERO)
                .roundRobinSelection(true));
    }
}
