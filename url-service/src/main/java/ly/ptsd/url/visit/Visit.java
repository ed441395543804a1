package ly.ptsd.url.visit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ly.ptsd.url.link.Slug;

/**
 * Somebody opened a link.
 *
 * @param id made when it happened, so that the visit is known again however often and on whatever way it is delivered
 */
record Visit(UUID id, Slug slug, Instant at) {

    Map<String, String> fields() {
        return Map.of("id", id.toString(), "slug", slug.value(), "at", at.toString());
    }

    /** Empty when these are not the fields of a visit. */
    static Optional<Visit> of(Map<String, String> fields) {
        try {
            return Optional.of(new Visit(
                    UUID.fromString(fields.getOrDefault("id", "")),
                    new Slug(fields.getOrDefault("slug", "")),
                    Instant.parse(fields.getOrDefault("at", ""))));
        } catch (IllegalArgumentException | DateTimeException foreign) {
            return Optional.empty();
        }
    }
}
