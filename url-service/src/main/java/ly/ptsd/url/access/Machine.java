package ly.ptsd.url.access;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.springframework.security.oauth2.jwt.Jwt;

/** The media server behind a machine token: it speaks for one tenant and its owner, and for nobody else. */
public record Machine(String tenant, UUID owner) {

    public static Machine of(Jwt token) {
        return new Machine(claim(token, "tenant"), UUID.fromString(claim(token, "owner")));
    }

    private static String claim(Jwt token, String name) {
        return requireNonNull(token.getClaimAsString(name), name);
    }
}
