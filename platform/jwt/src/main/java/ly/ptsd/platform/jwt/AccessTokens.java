package ly.ptsd.platform.jwt;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import ly.ptsd.platform.problem.Problem;
import ly.ptsd.platform.problem.ProblemWriter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.header.HeaderWriterFilter;

/** Protects a servlet service by bearer tokens (RFC 6750), stateless, answering refusals as problems. */
public final class AccessTokens {

    private AccessTokens() {}

    /** Sets everything but the paths: the service's own filter chain says who may go where, and denies the rest. */
    public static HttpSecurity protect(HttpSecurity http, JwtDecoder decoder, ProblemWriter problems) throws Exception {
        return protect(http, problems)
                .oauth2ResourceServer(server -> server.bearerTokenResolver(onlyToken())
                        .authenticationEntryPoint(entryPoint(problems))
                        .accessDeniedHandler(denied(problems))
                        .jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(AccessTokens::authentication)));
    }

    /** The same without a way to authenticate: for chains that bring their own. */
    public static HttpSecurity protect(HttpSecurity http, ProblemWriter problems) throws Exception {
        return http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .logout(logout -> logout.disable())
                .requestCache(cache -> cache.disable())
                .addFilterAfter(new KeysOutage(problems), HeaderWriterFilter.class)
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(entryPoint(problems)).accessDeniedHandler(denied(problems)));
    }

    public static AuthenticationEntryPoint entryPoint(ProblemWriter problems) {
        return (request, response, exception) -> {
            boolean sent = exception instanceof OAuth2AuthenticationException;
            response.setHeader("WWW-Authenticate", sent ? "Bearer error=\"invalid_token\"" : "Bearer");
            problems.write(
                    sent
                            ? new Problem(401, "token_invalid", "The token is not valid here, or no longer.")
                            : new Problem(401, "token_missing", "This needs a token."),
                    request,
                    response);
        };
    }

    /** From the header, which stands there once: of two, each reader along the way might believe another. */
    private static BearerTokenResolver onlyToken() {
        var header = new DefaultBearerTokenResolver();
        return request -> {
            if (Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)).size() > 1) {
                throw new OAuth2AuthenticationException(
                        BearerTokenErrors.invalidRequest("There is more than one Authorization header."));
            }
            return header.resolve(request);
        };
    }

    private static AccessDeniedHandler denied(ProblemWriter problems) {
        return (request, response, exception) ->
                problems.write(new Problem(403, "forbidden", "This is not yours to do."), request, response);
    }

    private static AbstractAuthenticationToken authentication(Jwt token) {
        var roles = token.getClaimAsStringList(Caller.ROLES);
        var authorities = (roles == null ? List.<String>of() : roles)
                .stream()
                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role.toUpperCase(Locale.ROOT)))
                        .toList();
        return new JwtAuthenticationToken(token, authorities);
    }
}
