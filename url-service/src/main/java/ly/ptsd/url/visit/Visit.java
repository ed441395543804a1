package ly.ptsd.url.visit;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import ly.ptsd.url.link.Slug;

/**
 * Somebody opened a link.
 *
 * @param viewer a name by which the same viewer of the same link is known again, and nothing else; empty for a bot
 * @param referrer the host from which they came; empty where it is not known
 * @param agent what their browser calls itself, in ASCII
 */
record Visit(Slug slug, Instant at, String viewer, String referrer, String agent) {

    static final int LONGEST_VIEWER = 22;
    static final int LONGEST_REFERRER = 100;
    static final int LONGEST_AGENT = 300;

    private static final String SEPARATOR = "\t";

    Visit {
        if (viewer.length() > LONGEST_VIEWER
                || referrer.length() > LONGEST_REFERRER
                || agent.length() > LONGEST_AGENT) {
            throw new IllegalArgumentException("longer than a visit is");
        }
    }

    boolean isByBot() {
        return viewer.isEmpty();
    }

    /** In one line of ASCII, as the journal and the stream have it. */
    String line() {
        return String.join(SEPARATOR, slug.value(), String.valueOf(at.toEpochMilli()), viewer, referrer, agent);
    }

    byte[] bytes() {
        return line().getBytes(StandardCharsets.US_ASCII);
    }

    /** Empty when this is not the line of a visit. */
    static Optional<Visit> of(String line) {
        var parts = line.split(SEPARATOR, 5);
        try {
            return parts.length < 5
                    ? Optional.empty()
                    : Optional.of(new Visit(
                            new Slug(parts[0]),
                            Instant.ofEpochMilli(Long.parseLong(parts[1])),
                            parts[2],
                            parts[3],
                            parts[4]));
        } catch (IllegalArgumentException | DateTimeException foreign) {
            return Optional.empty();
        }
    }
}
