package ly.ptsd.aim.machine;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import ly.ptsd.aim.tenant.PublicOrigin;
import org.springframework.stereotype.Component;

/**
 * Checks the assertions by which a registered machine asks for a new token (RFC 7523, section 3): signed with its key,
 * for us, good for at most a minute, used once.
 */
@Component
class Assertions {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration LEEWAY = Duration.ofSeconds(30);

    private final Machines machines;
    private final PublicOrigin origin;
    private final Clock clock;

    Assertions(Machines machines, PublicOrigin origin, Clock clock) {
        this.machines = machines;
        this.origin = origin;
        this.clock = clock;
    }

    boolean accept(Machine machine, String assertion) {
        return claims(machine, assertion)
                .filter(this::isShort)
                .filter(claims -> machines.useAssertion(machine.instance(), claims.getJWTID(), latestUse(claims)))
                .isPresent();
    }

    private Optional<JWTClaimsSet> claims(Machine machine, String assertion) {
        var processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                machine.key().algorithm(),
                new ImmutableJWKSet<>(new JWKSet(machine.key().jwk()))));
        processor.setJWTClaimsSetVerifier(verifier(machine.instance().value()));
        try {
            return Optional.of(processor.process(assertion, null));
        } catch (ParseException | BadJOSEException | JOSEException refused) {
            return Optional.empty();
        }
    }

    private DefaultJWTClaimsVerifier<SecurityContext> verifier(String instance) {
        var exactly =
                new JWTClaimsSet.Builder().issuer(instance).subject(instance).build();
        var verifier =
                new DefaultJWTClaimsVerifier<>(Set.of(origin.machines()), exactly, Set.of("exp", "jti"), Set.of()) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(clock.instant());
                    }
                };
        verifier.setMaxClockSkew(Math.toIntExact(LEEWAY.toSeconds()));
        return verifier;
    }

    private boolean isShort(JWTClaimsSet claims) {
        boolean named = !claims.getJWTID().isBlank() && claims.getJWTID().length() <= 64;
        return named && !latestUse(claims).isAfter(clock.instant().plus(LONGEST).plus(LEEWAY.multipliedBy(2)));
    }

    private static Instant latestUse(JWTClaimsSet claims) {
        return claims.getExpirationTime().toInstant().plus(LEEWAY);
    }
}
