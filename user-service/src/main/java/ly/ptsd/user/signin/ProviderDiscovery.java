package ly.ptsd.user.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/**
 * What one provider publishes about itself, read when first needed and kept for {@link #FRESH}. While the provider
 * cannot be asked, what it said before stays true; without that, sign-in is refused at once for {@link #PAUSE} instead
 * of letting everybody wait for the same time-out.
 */
final class ProviderDiscovery {

    static final Duration FRESH = Duration.ofHours(1);
    static final Duration PAUSE = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(ProviderDiscovery.class);

    private final Supplier<ClientRegistration> discover;
    private final Clock clock;

    private @Nullable ClientRegistration known;
    private Instant askAgainAt = Instant.MIN;

    ProviderDiscovery(Supplier<ClientRegistration> discover, Clock clock) {
        this.discover = discover;
        this.clock = clock;
    }

    /** @throws OAuth2AuthenticationException {@code temporarily_unavailable} while the provider is not to be reached */
    synchronized ClientRegistration registration() {
        if (!clock.instant().isBefore(askAgainAt)) {
            ask();
        }
        if (known == null) {
            throw new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE));
        }
        return known;
    }

    private void ask() {
        try {
            known = discover.get();
            askAgainAt = clock.instant().plus(FRESH);
        } catch (RuntimeException unreachable) {
            log.warn("sign-in provider cannot be discovered: {}", unreachable.getMessage());
            askAgainAt = clock.instant().plus(PAUSE);
        }
    }
}
