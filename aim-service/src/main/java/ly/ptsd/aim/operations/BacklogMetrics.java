package ly.ptsd.aim.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;
import ly.ptsd.aim.operations.Backlog.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is stored and not done, as gauges: every replica says the same. */
@Component
class BacklogMetrics implements MeterBinder {

    private final Backlog backlog;
    private final Clock clock;

    BacklogMetrics(Backlog backlog, Clock clock) {
        this.backlog = backlog;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "ptsd.aim.reconcile.due", "subscriptions that wait to be looked at", Reading::due);
        gauge(
                registry,
                "ptsd.aim.reconcile.late",
                "seconds that the one that waits longest does",
                reading -> secondsSince(reading.dueSince()));
        gauge(registry, "ptsd.aim.tasks.failing", "stored tasks whose last attempt failed", Reading::failing);
        gauge(registry, "ptsd.aim.outbox.unsent", "messages that nobody has been told yet", Reading::unsent);
        gauge(
                registry,
                "ptsd.aim.outbox.lag",
                "seconds since the oldest of them was written",
                reading -> secondsSince(reading.unsentSince()));
    }

    private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<Reading> value) {
        Gauge.builder(name, backlog, stored -> value.applyAsDouble(stored.read()))
                .description(description)
                .register(registry);
    }

    private double secondsSince(@Nullable Instant time) {
        return time == null
                ? 0
                : Math.max(0, Duration.between(time, clock.instant()).toMillis() / 1000.0);
    }
}
