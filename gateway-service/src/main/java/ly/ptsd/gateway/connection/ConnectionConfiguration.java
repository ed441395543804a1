package ly.ptsd.gateway.connection;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.NettyPipeline;
import tools.jackson.databind.ObjectMapper;

/** Puts the guards on both kinds of connection. */
@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> guardedCallers(
            PatienceProperties patience, ObjectMapper json) {
        var problems = new BareProblems(json);
        return factory -> factory.addServerCustomizers(server ->
                server.doOnChannelInit((observer, channel, remote) -> channel.pipeline()
                        .addBefore(
                                NettyPipeline.HttpTrafficHandler, "guard", new ConnectionGuard(patience, problems))));
    }

    @Bean
    HttpClientCustomizer guardedServices(PatienceProperties patience) {
        return client -> client.doOnChannelInit((observer, channel, remote) ->
                channel.pipeline().addFirst("silence", new SilentService(patience.stream())));
    }
}
