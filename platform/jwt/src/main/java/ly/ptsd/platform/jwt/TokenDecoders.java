package ly.ptsd.platform.jwt;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Decoders that accept one kind of token from one issuer for one audience: RS256 only, exact {@code typ}, {@code iss}
 * and {@code aud}, {@code exp} and {@code nbf} with 30 seconds of leeway. An audience is always asked for (RFC 8725,
 * 3.9). An issuer's keys are fetched when first needed and kept as {@link PublishedKeys} says; a key that a token
 * brings along or points to is never looked at (3.5).
 */
public final class TokenDecoders {

    private static final Duration LEEWAY = Duration.ofSeconds(30);

    private TokenDecoders() {}

    public static JwtDecoder servlet(TrustedIssuer issuer, String audience) {
        var decoder = NimbusJwtDecoder.withJwkSource(PublishedKeys.at(issuer.jwkSetUri()))
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .jwtProcessorCustomizer(processor -> processor.setJWSTypeVerifier(only(issuer.type())))
                .build();
        decoder.setJwtValidator(validator(issuer.issuer(), audience::equals));
        return decoder;
    }

    /** For a service that checks tokens it signed itself: no request is made for the keys. */
    public static JwtDecoder local(String issuer, String type, String audience, JWKSource<SecurityContext> keys) {
        var decoder = NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .jwtProcessorCustomizer(processor -> processor.setJWSTypeVerifier(only(type)))
                .build();
        decoder.setJwtValidator(validator(issuer, audience::equals));
        return decoder;
    }

    /** @param audience holds for one member of {@code aud}; the caller checks what else the audience names */
    public static ReactiveJwtDecoder reactive(TrustedIssuer issuer, Predicate<String> audience) {
        var keys = PublishedKeys.at(issuer.jwkSetUri());
        var decoder = NimbusReactiveJwtDecoder.withJwkSource(token ->
                        Mono.fromFuture(keys.find(token.getHeader().getKeyID())).flatMapIterable(Function.identity()))
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .validateType(false)
                .jwtProcessorCustomizer(processor -> processor.setJWSTypeVerifier(only(issuer.type())))
                .build();
        decoder.setJwtValidator(validator(issuer.issuer(), audience));
        return decoder;
    }

    private static <C extends SecurityContext> JOSEObjectTypeVerifier<C> only(String type) {
        return new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(type));
    }

    private static OAuth2TokenValidator<Jwt> validator(String issuer, Predicate<String> audience) {
        return new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(LEEWAY),
                new JwtIssuerValidator(issuer),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD,
                        audiences -> audiences != null && audiences.stream().anyMatch(audience)),
                new JwtClaimValidator<>(JwtClaimNames.EXP, expiry -> expiry != null),
                new JwtClaimValidator<>(JwtClaimNames.SUB, subject -> subject != null));
    }
}
