package ly.ptsd.aim.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ly.ptsd.aim.instance.InstanceFleet;
import ly.ptsd.aim.instance.Launch;
import ly.ptsd.aim.instance.LaunchState;
import ly.ptsd.aim.instance.Launches;
import org.springframework.stereotype.Component;

/** Ends instances that are not meant to be any more: it comes before everything else that is done for a tenant. */
@Component
class Retirement {

    /** From then on an instance that the fleet does not know is one it has forgotten. */
    private static final Duration KNOWN_EVERYWHERE = Duration.ofMinutes(5);

    private final Launches launches;
    private final InstanceFleet fleet;
    private final ProvisioningProperties waiting;
    private final Clock clock;

    Retirement(Launches launches, InstanceFleet fleet, ProvisioningProperties waiting, Clock clock) {
        this.launches = launches;
        this.fleet = fleet;
        this.waiting = waiting;
        this.clock = clock;
    }

    /** @return when to look again, if something is to be ended; empty when nothing is */
    Optional<Next> advance(List<Launch> open) {
        for (var launch : open) {
            if (launch.state() instanceof LaunchState.Ending ending) {
                return Optional.of(end(launch, ending));
            }
            if (launch.state() instanceof LaunchState.Draining draining
                    && !clock.instant().isBefore(draining.until())) {
                launches.save(launch.end(draining.reason()));
                return Optional.of(new Next.Now());
            }
        }
        return Optional.empty();
    }

    private Next end(Launch launch, LaunchState.Ending ending) {
        boolean known = fleet.terminate(ending.instance());
        if (!known && clock.instant().isBefore(ending.since().plus(KNOWN_EVERYWHERE))) {
            return new Next.After(waiting.tryAgain());
        }
        launches.save(launch.ended(ending.reason()));
        return new Next.Now();
    }

    /** No later than when the next instance has had time to finish. */
    Next within(List<Launch> open, Next next) {
        if (!(next instanceof Next.After(var delay))) {
            return next;
        }
        return new Next.After(open.stream()
                .filter(launch -> launch.state() instanceof LaunchState.Draining)
                .map(launch -> Duration.between(clock.instant(), ((LaunchState.Draining) launch.state()).until()))
                .reduce(delay, (one, other) -> one.compareTo(other) < 0 ? one : other));
    }
}
