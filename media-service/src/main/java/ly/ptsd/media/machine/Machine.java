package ly.ptsd.media.machine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import ly.ptsd.platform.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What this process knows of itself: nothing until the boot exchange, then its tenant, and its token while it lasts. */
@Component
public class Machine {

    private static final Logger log = LoggerFactory.getLogger(Machine.class);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);
    private static final Duration ASK_THE_NEXT = Duration.ofSeconds(1);

    private record Token(String value, Instant expiresAt) {}

    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final AtomicBoolean replaced = new AtomicBoolean();
    private volatile @Nullable Tenancy tenancy;
    private volatile boolean open;
    private volatile boolean serving;
    private volatile boolean alone;
    private volatile @Nullable Token token;

    Machine(ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** Whether the server knows its tenant and all it needs to serve it. */
    public boolean isOpen() {
        return open;
    }

    /** Whether this is the one server that may change what the tenant has, as far as is known here. */
    public boolean isServing() {
        return open && serving && !isReplaced();
    }

    /** Whether no earlier server of the tenant is left that might still write. */
    public boolean isAlone() {
        return alone;
    }

    public boolean isReplaced() {
        return replaced.get();
    }

    /** @throws Problem server_not_ready while the server does not know its tenant */
    public Tenancy tenancy() {
        var known = tenancy;
        if (known == null) {
            throw starting();
        }
        return known;
    }

    /** The tenancy for those who want to be served. @throws Problem server_not_ready until the server is open */
    public Tenancy openTenancy() {
        if (!open) {
            throw starting();
        }
        return tenancy();
    }

    private static Problem starting() {
        return new Problem(503, "server_not_ready", "The media server is still starting.", TRY_AGAIN);
    }

    /** The server serves its tenant, as the control plane said or as was known before a restart. */
    public void serve(boolean withoutPredecessor) {
        serving = true;
        alone |= withoutPredecessor;
    }

    /**
     * Another server has taken this one's place, and there is no way back. Whoever notices may be in the middle of
     * something that has to stop; so it is told to all by a thread of its own.
     *
     * @param sign by which it was noticed
     */
    public void replace(String sign) {
        if (replaced.compareAndSet(false, true)) {
            log.warn("another server serves the tenant, this one writes no more: {}", sign);
            Thread.ofVirtual().name("replaced").start(() -> {
                events.publishEvent(new ServerReplaced());
                events.publishEvent(new WorkEnded());
            });
        }
    }

    /** What is answered to those who came too late. */
    public static Problem replaced() {
        return new Problem(503, "server_replaced", "Another server has taken over; ask again.", ASK_THE_NEXT);
    }

    /** The token for calls to the platform, if there is one that is still good. */
    public Optional<String> token() {
        return Optional.ofNullable(token)
                .filter(held -> clock.instant().isBefore(held.expiresAt()))
                .map(Token::value);
    }

    /**
     * Opens the service, or takes over what has changed. What needs the tenant is started by the event; if it cannot
     * start, because the database or the bucket does not answer yet, the service stays closed and this can be tried
     * again.
     */
    void open(Tenancy learned) {
        tenancy = learned;
        if (!open) {
            events.publishEvent(new ServiceOpened(learned));
            open = true;
        }
    }

    void hold(String value, Instant expiresAt) {
        token = new Token(value, expiresAt);
    }
}
