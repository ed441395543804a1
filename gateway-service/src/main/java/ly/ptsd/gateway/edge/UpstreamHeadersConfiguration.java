package ly.ptsd.gateway.edge;

import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the framework would still do to headers on their way to a service. */
@Configuration(proxyBeanMethods = false)
class UpstreamHeadersConfiguration {

    /**
     * The framework removes forwarding headers, each kind in a copy of all headers. Here they are removed as they come
     * in, and those that go on are the gateway's own.
     */
    @Bean
    static BeanDefinitionRegistryPostProcessor ownForwardingHeadersGoOn() {
        return registry -> {
            registry.removeBeanDefinition("removeForwardedHeadersFilter");
            registry.removeBeanDefinition("removeXForwardedHeadersFilter");
        };
    }
}
