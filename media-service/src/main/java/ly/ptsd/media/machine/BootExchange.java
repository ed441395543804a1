package ly.ptsd.media.machine;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import ly.ptsd.media.machine.AdmissionFile.Remembered;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryListener;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.core.retry.Retryable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes this process the media server of its tenant and keeps it so: boots at the first start, asks for a token by the
 * instance's key at every later one, and renews the token before it ends. A control plane that is down is asked again
 * until it answers; a server that has booted before serves its tenant meanwhile.
 */
@Component
class BootExchange {

    private static final Logger log = LoggerFactory.getLogger(BootExchange.class);
    private static final Duration RENEW_BEFORE = Duration.ofMinutes(3);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    private final Machine machine;
    private final MachineProperties properties;
    private final ControlPlane controlPlane;
    private final InstanceMetadata metadata;
    private final MachineKey key;
    private final ServerCertificate certificate;
    private final AdmissionFile file;
    private final Clock clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable Thread loop;
    private final RetryTemplate untilAnswered = new RetryTemplate(RetryPolicy.builder()
            .maxRetries(Long.MAX_VALUE)
            .delay(Duration.ofMillis(500))
            .multiplier(2)
            .maxDelay(Duration.ofSeconds(10))
            .jitter(Duration.ofMillis(100))
            .build());

    BootExchange(
            Machine machine,
            MachineProperties properties,
            ControlPlane controlPlane,
            InstanceMetadata metadata,
            MachineKey key,
            ServerCertificate certificate,
            JsonMapper json,
            Clock clock) {
        this.machine = machine;
        this.properties = properties;
        this.controlPlane = controlPlane;
        this.metadata = metadata;
        this.key = key;
        this.certificate = certificate;
        this.file = new AdmissionFile(properties.stateDir(), json);
        this.clock = clock;
        untilAnswered.setRetryListener(new RetryListener() {
            @Override
            public void onRetryFailure(RetryPolicy policy, Retryable<?> attempt, Throwable reason) {
                log.warn("not admitted yet: {}", reason.getMessage());
            }
        });
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        loop = Thread.ofVirtual().name("boot-exchange").start(this::stayAdmitted);
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        closed.countDown();
        Optional.ofNullable(loop).ifPresent(Thread::interrupt);
    }

    private void stayAdmitted() {
        try {
            untilAnswered.execute(this::openAsRemembered);
            Duration pause;
            do {
                var admission = untilAnswered.execute(this::admit);
                Duration life = Duration.between(clock.instant(), admission.expiresAt());
                pause = life.minus(RENEW_BEFORE).compareTo(SHORTEST_PAUSE) > 0
                        ? life.minus(RENEW_BEFORE)
                        : SHORTEST_PAUSE;
            } while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (RetryException | InterruptedException end) {
            log.debug("boot exchange ended", end);
        }
    }

    private boolean openAsRemembered() {
        var remembered = file.read();
        remembered.map(Remembered::tenancy).ifPresent(machine::open);
        return remembered.isPresent();
    }

    private Admission admit() {
        var remembered = file.read();
        var admission = remembered.isPresent() ? renew(remembered.get()) : boot();
        Optional.ofNullable(admission.certificate()).ifPresent(certificate::take);
        machine.hold(admission.machineToken(), admission.expiresAt());
        machine.open(admission.tenancy());
        return admission;
    }

    /** A key the control plane does not know, although it once did, is registered again if the boot token still can. */
    private Admission renew(Remembered remembered) {
        try {
            var assertion = key.assertion(remembered.instanceId(), properties.machinesIssuer(), clock.instant());
            var admission = controlPlane.token(new ControlPlane.TokenRequest(
                    remembered.instanceId(), assertion, certificate.request().orElse(null)));
            file.write(new Remembered(remembered.instanceId(), admission.tenancy()));
            return admission;
        } catch (HttpClientErrorException.Unauthorized | HttpClientErrorException.Forbidden refused) {
            return boot();
        }
    }

    private Admission boot() {
        var token = Optional.ofNullable(properties.bootToken())
                .orElseThrow(() -> new IllegalStateException("ptsd.boot-token is needed for the first boot"));
        var identity = metadata.identity();
        var admission = controlPlane.boot(new ControlPlane.BootRequest(
                token, identity.document(), identity.signature(), key.jwk(), key.certificateRequest()));
        file.write(new Remembered(identity.instanceId(), admission.tenancy()));
        log.info("booted as media server tenant={} generation={}", admission.tenantId(), admission.generation());
        return admission;
    }
}
