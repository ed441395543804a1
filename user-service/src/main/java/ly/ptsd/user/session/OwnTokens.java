package ly.ptsd.user.session;

import ly.ptsd.platform.jwt.Caller;
import ly.ptsd.platform.jwt.SigningKeys;
import ly.ptsd.platform.jwt.TokenDecoders;
import ly.ptsd.user.origin.PublicOrigin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** The check of access tokens with the keys that sign them, without a request to anybody. */
@Configuration(proxyBeanMethods = false)
class OwnTokens {

    static final String TYPE = "at+jwt";
    static final String AUDIENCE = "ptsd-api";

    @Bean
    JwtDecoder accessTokens(SigningKeys keys, PublicOrigin origin) {
        var decoder = TokenDecoders.local(origin.toString(), TYPE, AUDIENCE, keys.source());
        return token -> named(decoder.decode(token));
    }

    /** So that nothing further on has to doubt whose token it is, and of which session. */
    private static Jwt named(Jwt token) {
        try {
            Caller.of(token);
            AccessTokenIssuer.session(token);
            return token;
        } catch (IllegalArgumentException malformed) {
            throw new BadJwtException("subject and session must be UUIDs", malformed);
        }
    }
}
