package ly.ptsd.url.visit;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A visit as the stream delivers it, perhaps more than once.
 *
 * @param id the same in every delivery of the same visit
 */
record DeliveredVisit(UUID id, Visit visit) {

    /** Empty when these are not the fields of a visit. */
    static Optional<DeliveredVisit> of(Map<String, String> fields) {
        try {
            var id = UUID.fromString(fields.getOrDefault("id", ""));
            return Visit.of(fields.getOrDefault("visit", "")).map(visit -> new DeliveredVisit(id, visit));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    Map<String, String> fields() {
        return Map.of("id", id.toString(), "visit", visit.line());
    }
}
