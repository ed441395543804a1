package ly.ptsd.platform.jwt;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks after the signing keys, on every replica. */
class SigningKeySchedule {

    private final SigningKeys keys;

    SigningKeySchedule(SigningKeys keys) {
        this.keys = keys;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void tend() {
        keys.tend();
    }
}
