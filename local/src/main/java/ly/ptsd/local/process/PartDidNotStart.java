package ly.ptsd.local.process;

import java.time.Duration;

/** A part ended before it was ready, or was not ready in time. The message is one line and names the log. */
public final class PartDidNotStart extends RuntimeException {

    private PartDidNotStart(String message) {
        super(message);
    }

    static PartDidNotStart ended(Part part, int status) {
        return new PartDidNotStart(
                "%s did not start (%s); its log: %s".formatted(part.name(), ExitStatus.describe(status), part.log()));
    }

    static PartDidNotStart late(Part part, Duration patience) {
        return new PartDidNotStart(
                "%s was not ready within %d s; its log: %s".formatted(part.name(), patience.toSeconds(), part.log()));
    }
}
