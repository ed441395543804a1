package ly.ptsd.media.access;

import java.net.URI;
import ly.ptsd.media.machine.Machine;
import ly.ptsd.media.machine.MachineProperties;
import ly.ptsd.platform.jwt.TokenDecoders;
import ly.ptsd.platform.jwt.TrustedIssuer;
import ly.ptsd.platform.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/** Playback grants that come in the path, where a browser without a script can bring them. */
@Component
public class GrantTokens {

    private final Machine machine;
    private final TrustedIssuer issuer;
    private @Nullable JwtDecoder decoder;

    GrantTokens(Machine machine, MachineProperties properties) {
        this.machine = machine;
        this.issuer =
                new TrustedIssuer(properties.linksIssuer(), URI.create(properties.links() + "/jwks.json"), "grant+jwt");
    }

    /** @throws Problem {@code grant_invalid} when it is none for this tenant, or its time is over */
    public Jwt verified(String grant) {
        try {
            return decoder().decode(grant);
        } catch (JwtException untrusted) {
            throw new Problem(401, "grant_invalid", "This grant opens nothing, or no longer.");
        }
    }

    /** The tenant is known only once the server is. */
    private synchronized JwtDecoder decoder() {
        var known = decoder;
        if (known == null) {
            known = TokenDecoders.servlet(issuer, "media:" + machine.tenancy().tenantId());
            decoder = known;
        }
        return known;
    }
}
