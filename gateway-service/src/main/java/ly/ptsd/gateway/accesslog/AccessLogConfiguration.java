package ly.ptsd.gateway.accesslog;

import java.time.Clock;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.NettyPipeline;

@Configuration(proxyBeanMethods = false)
class AccessLogConfiguration {

    /** Next to the wire, so that what other handlers answer is seen too. */
    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> accessLog() {
        var clock = Clock.systemUTC();
        return factory -> factory.addServerCustomizers(server -> server.doOnChannelInit((observer, channel, remote) ->
                channel.pipeline().addAfter(NettyPipeline.HttpCodec, "accessLog", new AccessLogHandler(clock))));
    }
}
