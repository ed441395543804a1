package ly.ptsd.gateway.access;

import com.nimbusds.jwt.JWTParser;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.util.Map;
import ly.ptsd.gateway.GatewayProperties;
import ly.ptsd.platform.jwt.TokenDecoders;
import ly.ptsd.platform.jwt.TrustedIssuer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;

/** The kinds of token the gateway knows, each with its own issuer, type, keys and audience. */
@Component
class TokenKinds {

    static final String MEDIA_AUDIENCE = "media:";

    private final ReactiveJwtDecoder access;
    private final Map<String, ReactiveJwtDecoder> mediaByIssuer;

    TokenKinds(@Value("${ptsd.public-origin}") String origin, GatewayProperties places) {
        access = remembering(TokenDecoders.reactive(
                new TrustedIssuer(origin, places.userUrl().resolve("/.well-known/jwks.json"), "at+jwt"),
                "ptsd-api"::equals));
        mediaByIssuer = Map.of(
                origin + "/api/machines",
                media(origin + "/api/machines", places.aimUrl().resolve("/api/machines/jwks.json"), "media+jwt"),
                origin + "/api/links",
                media(origin + "/api/links", places.linksUrl().resolve("/api/links/jwks.json"), "grant+jwt"));
    }

    ReactiveJwtDecoder access() {
        return access;
    }

    /** The issuer, not yet believed, only chooses whose keys must have signed. */
    ReactiveJwtDecoder mediaOrGrant(String token) {
        try {
            var issuer = JWTParser.parse(token).getJWTClaimsSet().getIssuer();
            var decoder = issuer == null ? null : mediaByIssuer.get(issuer);
            if (decoder == null) {
                throw Bearer.invalid();
            }
            return decoder;
        } catch (ParseException exception) {
            throw Bearer.invalid();
        }
    }

    private static ReactiveJwtDecoder media(String issuer, URI keys, String type) {
        return remembering(TokenDecoders.reactive(
                new TrustedIssuer(issuer, keys, type), audience -> audience.startsWith(MEDIA_AUDIENCE)));
    }

    private static ReactiveJwtDecoder remembering(ReactiveJwtDecoder checking) {
        return new VerifiedTokens(checking, Clock.systemUTC());
    }
}
