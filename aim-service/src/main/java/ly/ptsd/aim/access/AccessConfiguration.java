package ly.ptsd.aim.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import ly.ptsd.aim.tenant.PublicOrigin;
import ly.ptsd.platform.jwt.AccessTokens;
import ly.ptsd.platform.jwt.SigningKeys;
import ly.ptsd.platform.jwt.TokenDecoders;
import ly.ptsd.platform.jwt.TrustedIssuer;
import ly.ptsd.platform.problem.ProblemWriter;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.web.SecurityFilterChain;

/** One chain, deny by default: subscribers come with user-service's tokens, machines with our own. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    private static final String MACHINES = "/api/machines/";

    @Bean
    SecurityFilterChain access(
            HttpSecurity http, ProblemWriter problems, AuthenticationManagerResolver<HttpServletRequest> tokens)
            throws Exception {
        return AccessTokens.protect(http, problems)
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(AccessTokens.entryPoint(problems))
                        .authenticationManagerResolver(tokens))
                .authorizeHttpRequests(paths -> paths.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/api/plans", "/api/machines/jwks.json")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/machines/boot", "/api/machines/token")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/machines/health")
                        .authenticated()
                        .requestMatchers("/api/subscriptions", "/api/subscriptions/**")
                        .hasRole("subscriber")
                        .requestMatchers("/api/operations/**")
                        .hasRole("operator")
                        .requestMatchers(HttpMethod.GET, "/internal/tenants/*/address", "/internal/tenant-ca.pem")
                        .permitAll()
                        .requestMatchers(EndpointRequest.to("health", "prometheus", "signingkeys"))
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .build();
    }

    /** The path decides which kind of token counts; any other kind is invalid there. */
    @Bean
    AuthenticationManagerResolver<HttpServletRequest> tokens(
            PublicOrigin origin, UserProperties user, SigningKeys keys) {
        var access = manager(
                TokenDecoders.servlet(new TrustedIssuer(origin.toString(), user.jwkSetUri(), "at+jwt"), "ptsd-api"));
        var machine = manager(TokenDecoders.local(origin.machines(), "machine+jwt", "machine", keys.source()));
        return request -> request.getRequestURI().startsWith(MACHINES) ? machine : access;
    }

    private static AuthenticationManager manager(JwtDecoder decoder) {
        var roles = new JwtGrantedAuthoritiesConverter();
        roles.setAuthoritiesClaimName("roles");
        roles.setAuthorityPrefix("ROLE_");
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(roles);
        var provider = new JwtAuthenticationProvider(decoder);
        provider.setJwtAuthenticationConverter(converter);
        return new ProviderManager(provider);
    }
}
