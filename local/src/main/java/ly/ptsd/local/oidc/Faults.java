package ly.ptsd.local.oidc;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What goes wrong with one sign-in, chosen on the page: so that each can be tried without a provider that is broken for
 * everybody else.
 *
 * @param clock by how much the provider's clock is ahead when it makes the ID token
 * @param newKey whether the signing key is replaced while the browser is on its way back
 * @param error with which the browser goes back; empty for none
 */
record Faults(Duration clock, boolean newKey, String error) {

    private static final int LONGEST_SECONDS = 86_400;
    private static final Set<String> ERRORS = Set.of("", "server_error", "temporarily_unavailable", "consent_required");

    static Faults of(String clock, boolean newKey, String error) {
        return new Faults(seconds(clock), newKey, known(error));
    }

    Optional<String> answer() {
        return error.isEmpty() ? Optional.empty() : Optional.of(error);
    }

    private static Duration seconds(String clock) {
        if (clock.isEmpty()) {
            return Duration.ZERO;
        }
        if (!clock.matches("-?\\d{1,5}") || Math.abs(Integer.parseInt(clock)) > LONGEST_SECONDS) {
            throw new Refused("clock is no number of seconds within a day");
        }
        return Duration.ofSeconds(Integer.parseInt(clock));
    }

    private static String known(String error) {
        if (!ERRORS.contains(error)) {
            throw new Refused("error is none that the page offers");
        }
        return error;
    }
}
