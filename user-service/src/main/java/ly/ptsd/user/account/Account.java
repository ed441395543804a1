package ly.ptsd.user.account;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Somebody the platform knows.
 *
 * @param version grows with every change
 * @param identities the ways in, oldest first; never empty
 */
public record Account(
        AccountId id, String name, Language language, int version, Instant createdAt, List<Identity> identities) {

    /** From the oldest identity that has one; not proven, so nobody is ever found by it. */
    public Optional<String> email() {
        return first(Identity::email);
    }

    public Optional<String> pictureUrl() {
        return first(Identity::pictureUrl);
    }

    private Optional<String> first(Function<Identity, @Nullable String> property) {
        return identities.stream().map(property).filter(Objects::nonNull).findFirst();
    }
}
