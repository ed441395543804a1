package ly.ptsd.media.machine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import ly.ptsd.platform.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What this process knows of itself: nothing until the boot exchange, then its tenant, and its token while it lasts. */
@Component
public class Machine {

    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

    private record Token(String value, Instant expiresAt) {}

    private final ApplicationEventPublisher events;
    private final Clock clock;
    private volatile @Nullable Tenancy tenancy;
    private volatile @Nullable Token token;

    Machine(ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    public boolean isOpen() {
        return tenancy != null;
    }

    /** @throws Problem server_not_ready while the server does not know its tenant */
    public Tenancy tenancy() {
        var known = tenancy;
        if (known == null) {
            throw new Problem(503, "server_not_ready", "The media server is still starting.", TRY_AGAIN);
        }
        return known;
    }

    /** The token for calls to the platform, if there is one that is still good. */
    public Optional<String> token() {
        return Optional.ofNullable(token)
                .filter(held -> clock.instant().isBefore(held.expiresAt()))
                .map(Token::value);
    }

    /**
     * Opens the service, or takes over what has changed. What needs the tenant is started by the event; if it cannot
     * start, because the database is not up yet, the service stays closed and this can be tried again.
     */
    void open(Tenancy learned) {
        boolean first = tenancy == null;
        tenancy = learned;
        if (first) {
            announce(learned);
        }
    }

    private void announce(Tenancy learned) {
        try {
            events.publishEvent(new ServiceOpened(learned));
        } catch (RuntimeException notYet) {
            tenancy = null;
            throw notYet;
        }
    }

    void hold(String value, Instant expiresAt) {
        token = new Token(value, expiresAt);
    }
}
