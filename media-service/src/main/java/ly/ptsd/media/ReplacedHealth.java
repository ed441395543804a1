package ly.ptsd.media;

import ly.ptsd.media.machine.Machine;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Whether another server has taken this one's place: it is well all the same, and finishes what it is doing. */
@Component
class ReplacedHealth extends AbstractHealthIndicator {

    static final Status REPLACED = new Status("REPLACED");

    private final Machine machine;

    ReplacedHealth(Machine machine) {
        this.machine = machine;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.status(machine.isReplaced() ? REPLACED : Status.UP);
    }
}
