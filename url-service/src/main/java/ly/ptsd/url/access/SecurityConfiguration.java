package ly.ptsd.url.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import ly.ptsd.platform.jwt.AccessTokens;
import ly.ptsd.platform.jwt.TokenDecoders;
import ly.ptsd.platform.jwt.TrustedIssuer;
import ly.ptsd.platform.problem.ProblemWriter;
import ly.ptsd.url.PublicOrigin;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who may go where; what is not named is refused. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final RequestMatcher MACHINES = path("/api/links/machine/**");
    private static final RequestMatcher EVERYBODY = new OrRequestMatcher(path("/s/**"), path("/api/links/jwks.json"));

    @Bean
    SecurityFilterChain paths(HttpSecurity http, TrustProperties trust, PublicOrigin origin, ProblemWriter problems)
            throws Exception {
        return AccessTokens.protect(http, problems)
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(AccessTokens.entryPoint(problems))
                        .bearerTokenResolver(whereTokensCount())
                        .authenticationManagerResolver(ownersOrMachines(trust, origin)))
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers(EndpointRequest.to("health", "prometheus", "signingkeys"))
                                .permitAll()
                                .requestMatchers(EVERYBODY)
                                .permitAll()
                                .requestMatchers(MACHINES)
                                .hasRole("machine")
                                .requestMatchers(
                                        "/api/links",
                                        "/api/links/*",
                                        "/api/links/*/statistics",
                                        "/api/links/items/*/statistics")
                                .hasRole("subscriber")
                                .anyRequest()
                                .denyAll())
                .build();
    }

    /** What is open to everybody is open to somebody with a stale token too. */
    private static BearerTokenResolver whereTokensCount() {
        var header = new DefaultBearerTokenResolver();
        return request -> EVERYBODY.matches(request) ? null : header.resolve(request);
    }

    private static AuthenticationManagerResolver<HttpServletRequest> ownersOrMachines(
            TrustProperties trust, PublicOrigin origin) {
        var owners =
                manager(new TrustedIssuer(origin.resolve(""), trust.user().jwkSetUri(), "at+jwt"), "ptsd-api", roles());
        var machines = manager(
                new TrustedIssuer(origin.resolve("/api/machines"), trust.aim().jwkSetUri(), "machine+jwt"),
                "machine",
                token -> new JwtAuthenticationToken(token, List.of(new SimpleGrantedAuthority("ROLE_machine"))));
        return request -> MACHINES.matches(request) ? machines : owners;
    }

    private static AuthenticationManager manager(
            TrustedIssuer issuer, String audience, Converter<Jwt, ? extends AbstractAuthenticationToken> caller) {
        JwtDecoder decoder = TokenDecoders.servlet(issuer, audience);
        var provider = new JwtAuthenticationProvider(decoder);
        provider.setJwtAuthenticationConverter(caller);
        return new ProviderManager(provider);
    }

    private static JwtAuthenticationConverter roles() {
        var authorities = new JwtGrantedAuthoritiesConverter();
        authorities.setAuthoritiesClaimName("roles");
        authorities.setAuthorityPrefix("ROLE_");
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(authorities);
        return converter;
    }

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }
}
