package ly.ptsd.aim.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import ly.ptsd.aim.instance.InstanceFleet;
import ly.ptsd.aim.instance.Launch;
import ly.ptsd.aim.instance.LaunchState;
import ly.ptsd.aim.instance.Launches;
import org.springframework.stereotype.Component;

/** Ends instances that are not meant to be any more: it comes before everything else that is done for a tenant. */
@Component
class Retirement {

    private final Launches launches;
    private final InstanceFleet fleet;
    private final Clock clock;

    Retirement(Launches launches, InstanceFleet fleet, Clock clock) {
        this.launches = launches;
        this.fleet = fleet;
        this.clock = clock;
    }

    /** @return whether something was done */
    boolean advance(List<Launch> open) {
        for (var launch : open) {
            if (launch.state() instanceof LaunchState.Ending ending) {
                fleet.terminate(ending.instance());
                launches.save(launch.ended(ending.reason()));
                return true;
            }
            if (launch.state() instanceof LaunchState.Draining draining
                    && !clock.instant().isBefore(draining.until())) {
                launches.save(launch.end(draining.reason()));
                return true;
            }
        }
        return false;
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
