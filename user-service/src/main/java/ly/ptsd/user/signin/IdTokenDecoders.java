package ly.ptsd.user.signin;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

/**
 * Checks ID tokens (OpenID Connect Core 1.0, 3.1.3.7): RS256 by a key that the provider publishes now, its exact
 * issuer, made for us, and in time, give or take 30 seconds. The nonce is checked by whoever knows it.
 */
@Component
class IdTokenDecoders implements JwtDecoderFactory<ClientRegistration> {

    private static final Duration LEEWAY = Duration.ofSeconds(30);

    private final Map<String, JwtDecoder> decoders = new ConcurrentHashMap<>();
    private final RestTemplate http;
    private final Clock clock;

    IdTokenDecoders(ProviderHttp http, Clock clock) {
        this.http = new RestTemplate(http.requests());
        this.clock = clock;
    }

    /** One per address of keys, because a decoder remembers the keys that it has read. */
    @Override
    public JwtDecoder createDecoder(ClientRegistration registration) {
        var address = String.valueOf(registration.getProviderDetails().getJwkSetUri());
        return decoders.computeIfAbsent(
                registration.getRegistrationId() + " " + address, key -> decoder(address, registration));
    }

    private JwtDecoder decoder(String address, ClientRegistration registration) {
        var decoder = NimbusJwtDecoder.withJwkSetUri(address)
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .restOperations(http)
                .build();
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        decoder.setJwtValidator(validator(registration));
        return decoder;
    }

    private OAuth2TokenValidator<Jwt> validator(ClientRegistration registration) {
        var times = new IdTokenTimes(clock, LEEWAY);
        var claims = new OidcIdTokenValidator(registration);
        claims.setClockSkew(LEEWAY);
        claims.setClock(clock);
        return new DelegatingOAuth2TokenValidator<>(times, claims);
    }
}
