package ly.ptsd.user.security;

import jakarta.servlet.DispatcherType;
import ly.ptsd.platform.jwt.AccessTokens;
import ly.ptsd.platform.problem.ProblemWriter;
import ly.ptsd.user.origin.OriginCheck;
import ly.ptsd.user.origin.PublicOrigin;
import ly.ptsd.user.signin.SignIn;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Every path of the service and who may call it; what is not named here is denied. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final RequestMatcher BY_COOKIE =
            PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/api/auth/**");

    @Bean
    SecurityFilterChain paths(
            HttpSecurity http, JwtDecoder accessTokens, SignIn signIn, PublicOrigin origin, ProblemWriter problems)
            throws Exception {
        return AccessTokens.protect(http, accessTokens, problems)
                .oauth2Login(signIn::configure)
                .addFilterBefore(new OriginCheck(BY_COOKIE, origin, problems), BearerTokenAuthenticationFilter.class)
                .authorizeHttpRequests(paths -> paths.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/oauth2/authorization/*", "/login/oauth2/code/*")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/auth/refresh", "/api/auth/logout")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/api/auth/pending")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/auth/pending/link", "/api/auth/pending/create")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/.well-known/jwks.json")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/actuator/health/**")
                        .permitAll()
                        .requestMatchers(EndpointRequest.to("signingkeys"))
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/api/users/pictures/*")
                        .permitAll()
                        .requestMatchers("/api/users/**")
                        .hasRole("SUBSCRIBER")
                        .anyRequest()
                        .denyAll())
                .build();
    }
}
