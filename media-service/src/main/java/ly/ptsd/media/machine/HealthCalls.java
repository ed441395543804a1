package ly.ptsd.media.machine;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import ly.ptsd.media.machine.ControlPlane.Health;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/**
 * Tells the control plane that this server is well: as soon as it serves its tenant, then at an even pace. Without its
 * database it is not, and keeps silent.
 */
@Component
class HealthCalls {

    private static final Logger log = LoggerFactory.getLogger(HealthCalls.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(3);
    private static final Duration WHILE_AWAITED = Duration.ofSeconds(1);

    private final Machine machine;
    private final MachineProperties properties;
    private final ControlPlane controlPlane;
    private final Workload workload;
    private final Holdings holdings;
    private final String version;
    private final Clock clock;
    private Instant next = Instant.MIN;

    HealthCalls(
            Machine machine,
            MachineProperties properties,
            ControlPlane controlPlane,
            Workload workload,
            Holdings holdings,
            ObjectProvider<BuildProperties> build,
            Clock clock) {
        this.machine = machine;
        this.properties = properties;
        this.controlPlane = controlPlane;
        this.workload = workload;
        this.holdings = holdings;
        this.version =
                build.stream().map(BuildProperties::getVersion).findFirst().orElse("development");
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 500)
    void reportWhenDue() {
        Instant now = clock.instant();
        if (!machine.isOpen() || now.isBefore(next)) {
            return;
        }
        machine.token().ifPresent(token -> next = now.plus(report(token)));
    }

    private Duration report(String token) {
        try {
            return obey(controlPlane.report(health(), token));
        } catch (RestClientException | DataAccessException failure) {
            log.warn("health call failed: {}", failure.getMessage());
            return AFTER_FAILURE;
        }
    }

    /** One that waits for its turn asks more often: from then on it is the one that counts. */
    private Duration obey(ControlPlane.Answer answer) {
        switch (answer.standing()) {
            case AWAITED -> log.debug("awaited");
            case SERVING -> machine.serve(answer.alone());
            case REPLACED -> machine.replace("the control plane says so");
        }
        return machine.isAlone() || machine.isReplaced() ? properties.healthInterval() : WHILE_AWAITED;
    }

    private Health health() {
        long free = properties.stateDir().toFile().getUsableSpace();
        double load = Math.max(0, ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        var up = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
        var held = holdings.held();
        return new Health(
                version,
                free,
                load,
                workload.runningJobs(),
                held.storedBytes(),
                held.largestUploadBytes(),
                held.maxHeight(),
                up.toSeconds());
    }
}
