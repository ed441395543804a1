package ly.ptsd.media.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import ly.ptsd.media.machine.Machine;
import ly.ptsd.media.machine.MachineProperties;
import ly.ptsd.platform.jwt.TokenDecoders;
import ly.ptsd.platform.jwt.TrustedIssuer;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtIssuerAuthenticationManagerResolver;
import org.springframework.stereotype.Component;

/**
 * The two tokens that count here, told apart by their issuer: a media token makes its bearer the owner if it names the
 * owner, a playback grant makes a viewer. Both must be for this tenant.
 */
@Component
class OwnTokens implements AuthenticationManagerResolver<HttpServletRequest> {

    private final Machine machine;
    private final Map<String, TrustedIssuer> issuers;
    private final Map<String, AuthenticationManager> managers = new ConcurrentHashMap<>();
    private final AuthenticationManagerResolver<HttpServletRequest> byIssuer;

    OwnTokens(Machine machine, MachineProperties properties) {
        this.machine = machine;
        this.issuers = Map.of(
                properties.machinesIssuer(), issuer(properties.machinesIssuer(), properties.machines(), "media+jwt"),
                properties.linksIssuer(), issuer(properties.linksIssuer(), properties.links(), "grant+jwt"));
        this.byIssuer = new JwtIssuerAuthenticationManagerResolver(
                (AuthenticationManagerResolver<String>) issuer -> managers.computeIfAbsent(issuer, this::manager));
    }

    @Override
    public AuthenticationManager resolve(HttpServletRequest request) {
        return byIssuer.resolve(request);
    }

    private AuthenticationManager manager(String issuer) {
        var trusted = Optional.ofNullable(issuers.get(issuer))
                .orElseThrow(() -> new InvalidBearerTokenException("unknown issuer"));
        JwtDecoder decoder =
                TokenDecoders.servlet(trusted, "media:" + machine.tenancy().tenantId());
        var provider = new JwtAuthenticationProvider(decoder);
        provider.setJwtAuthenticationConverter(token -> authenticate(token, trusted));
        return provider::authenticate;
    }

    private JwtAuthenticationToken authenticate(Jwt token, TrustedIssuer issuer) {
        var owner = machine.tenancy().owner().toString();
        List<SimpleGrantedAuthority> roles =
                switch (issuer.type()) {
                    case "grant+jwt" -> List.of(new SimpleGrantedAuthority("ROLE_VIEWER"));
                    case "media+jwt" ->
                        owner.equals(token.getSubject())
                                ? List.of(new SimpleGrantedAuthority("ROLE_OWNER"))
                                : List.of();
                    default -> List.of();
                };
        return new JwtAuthenticationToken(token, roles);
    }

    /** The keys are read where this server reaches the issuer, which need not be where browsers do. */
    private static TrustedIssuer issuer(String issuer, String reached, String type) {
        return new TrustedIssuer(issuer, URI.create(reached + "/jwks.json"), type);
    }
}
