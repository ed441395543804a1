package ly.ptsd.media;

import ly.ptsd.media.ffmpeg.Confinement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** How far the programs that read uploads are kept apart from the machine; one that cannot be is told once. */
@Component
class ConfinementHealth extends AbstractHealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(ConfinementHealth.class);

    private final Confinement confinement = Confinement.ofThisMachine();

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        if (!confinement.limitsMemory()) {
            log.warn("ffmpeg runs without a limit of memory: prlimit (util-linux) is missing or not allowed");
        }
        if (!confinement.closesNetwork()) {
            log.warn("ffmpeg runs with the network of this machine: unshare (util-linux) is missing or not allowed");
        }
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up()
                .withDetail("memoryLimited", confinement.limitsMemory())
                .withDetail("networkClosed", confinement.closesNetwork());
    }
}
