package ly.ptsd.platform.jwt;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.oauth2.jwt.Jwt;

/** The account behind an access token. */
public record Caller(UUID account, Set<String> roles) {

    static final String ROLES = "roles";

    public static Caller of(Jwt accessToken) {
        List<String> roles = accessToken.getClaimAsStringList(ROLES);
        return new Caller(UUID.fromString(accessToken.getSubject()), roles == null ? Set.of() : Set.copyOf(roles));
    }
}
