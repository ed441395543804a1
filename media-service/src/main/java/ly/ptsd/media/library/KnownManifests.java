package ly.ptsd.media.library;

import static java.util.function.Function.identity;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Which manifest of each item this index was made from or has led to. */
@Component
class KnownManifests {

    private static final String COLLECTION = "known_manifests";

    /** @param generation of the server that wrote it */
    record Known(String id, String tag, int generation) {}

    private final MongoTemplate mongo;

    KnownManifests(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    Optional<Known> find(String mediaId) {
        return Optional.ofNullable(mongo.findById(mediaId, Known.class, COLLECTION));
    }

    Map<String, Known> all() {
        return mongo.findAll(Known.class, COLLECTION).stream().collect(Collectors.toMap(Known::id, identity()));
    }

    void put(String mediaId, String tag, int generation) {
        mongo.save(new Known(mediaId, tag, generation), COLLECTION);
    }

    void remove(String mediaId) {
        mongo.remove(query(where("_id").is(mediaId)), COLLECTION);
    }
}
