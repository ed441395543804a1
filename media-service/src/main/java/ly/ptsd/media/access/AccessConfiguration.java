package ly.ptsd.media.access;

import jakarta.servlet.DispatcherType;
import java.util.List;
import ly.ptsd.media.machine.Changes;
import ly.ptsd.media.machine.Machine;
import ly.ptsd.platform.jwt.AccessTokens;
import ly.ptsd.platform.problem.ProblemWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/** Every path and who may take it; what is not named here does not exist. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    private static final String TENANT = "/api/media/*";
    private static final String SESSION = TENANT + "/play/*/**";
    private static final String ARCHIVE = TENANT + "/archives/*/*";

    @Bean
    SecurityFilterChain paths(
            HttpSecurity http, OwnTokens tokens, Machine machine, Changes changes, ProblemWriter problems)
            throws Exception {
        return AccessTokens.protect(http, problems)
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(AccessTokens.entryPoint(problems))
                        .authenticationManagerResolver(tokens))
                .addFilterAfter(new TenantGate(machine, problems), HeaderWriterFilter.class)
                .addFilterAfter(new ReadOnlyGate(problems), AuthorizationFilter.class)
                .addFilterAfter(new ReplacedGate(machine, changes, problems), AuthorizationFilter.class)
                .cors(cors -> cors.configurationSource(anyPlayer()))
                .headers(headers -> headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .authorizeHttpRequests(paths -> paths.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/actuator/health", "/actuator/health/**")
                        .permitAll()
                        .requestMatchers(HttpMethod.OPTIONS, TENANT + "/uploads")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, SESSION)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, SESSION)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, ARCHIVE)
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, TENANT + "/play")
                        .hasAnyRole("OWNER", "VIEWER")
                        .requestMatchers(
                                TENANT + "/uploads/**",
                                TENANT + "/items/**",
                                TENANT + "/trash/**",
                                TENANT + "/tags",
                                TENANT + "/archives",
                                TENANT + "/begun",
                                TENANT + "/scrub",
                                TENANT + "/collections/**",
                                TENANT + "/events")
                        .hasRole("OWNER")
                        .anyRequest()
                        .denyAll())
                .build();
    }

    /** Players on other devices (Chromecast) come from any origin; the session in the path is all they need. */
    private static UrlBasedCorsConfigurationSource anyPlayer() {
        var any = new CorsConfiguration();
        any.setAllowedOrigins(List.of(CorsConfiguration.ALL));
        any.setAllowedMethods(List.of("GET", "HEAD"));
        any.setAllowedHeaders(List.of("Range"));
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration(SESSION, any);
        return source;
    }
}
