package ly.ptsd.url.link;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import ly.ptsd.platform.problem.Problem;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id as OWASP wants it: 19 MiB, two unlocked. As many at a time as there are processors, so that whoever sends many
 * passwords takes neither all memory nor all time.
 */
@Component
public class PasswordHashes {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final PasswordEncoder argon = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    private final Semaphore processors = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    String hash(String password) {
        return inTurn(() -> String.valueOf(argon.encode(password)));
    }

    /** @throws Problem {@code server_not_ready} when too many wait */
    public boolean matches(String password, String hash) {
        return inTurn(() -> argon.matches(password, hash));
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!processors.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return work.get();
        } finally {
            processors.release();
        }
    }

    private static Problem busy() {
        return new Problem(503, "server_not_ready", "Too many passwords are being checked.", PATIENCE);
    }
}
