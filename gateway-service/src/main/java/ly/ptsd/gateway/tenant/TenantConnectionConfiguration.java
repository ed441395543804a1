package ly.ptsd.gateway.tenant;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientFactory;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientSslConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.resources.ConnectionProvider;

/** The gateway speaks TLS to media servers, by their tenants' names, and believes only the platform's own authority. */
@Configuration(proxyBeanMethods = false)
class TenantConnectionConfiguration {

    private static final Duration HANDSHAKE = Duration.ofSeconds(5);

    /** A shortened handshake proves again who is there; the certificate is looked at anew after this. */
    private static final Duration SESSION = Duration.ofHours(1);

    @Bean
    HttpClientFactory gatewayHttpClientFactory(
            HttpClientProperties properties,
            ServerProperties server,
            HttpClientSslConfigurer tls,
            List<HttpClientCustomizer> customizers,
            TenantAddresses addresses) {
        return new HttpClientFactory(properties, server, tls, customizers) {
            @Override
            protected ConnectionProvider buildConnectionProvider(HttpClientProperties client) {
                return new TenantConnections(super.buildConnectionProvider(client), addresses);
            }
        };
    }

    @Bean
    HttpClientCustomizer byNameAndOwnAuthority(TenantTrust trust) throws SSLException {
        var context = context(trust);
        return client -> client.secure(tls -> tls.sslContext(context).handshakeTimeout(HANDSHAKE));
    }

    private static SslContext context(TenantTrust trust) throws SSLException {
        return SslContextBuilder.forClient()
                .trustManager(trust)
                .protocols("TLSv1.3", "TLSv1.2")
                .sessionTimeout(SESSION.toSeconds())
                .build();
    }
}
