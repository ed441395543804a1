package ly.ptsd.media.upload;

import java.util.Optional;
import ly.ptsd.media.storage.PartedObjects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Remembers of every upload how much of it is in the bucket. */
@Component
class SourceProgress {

    private static final String COLLECTION = "source_progress";
    private static final long USUAL_PART = 8L * 1024 * 1024;

    /**
     * @param begun what is begun in the bucket, absent before the first part
     * @param sent how many parts are there, from the first
     * @param onlyThere how many bytes at the beginning came to an earlier server and are not on this disk
     * @param complete whether the whole source is in the bucket
     */
    record Sent(String id, @Nullable String begun, int sent, long onlyThere, boolean complete) {

        static Sent nothing(String id) {
            return new Sent(id, null, 0, 0, false);
        }

        Sent into(String begun) {
            return new Sent(id, begun, sent, onlyThere, complete);
        }

        Sent part() {
            return new Sent(id, begun, sent + 1, onlyThere, complete);
        }

        Sent completed() {
            return new Sent(id, null, sent, onlyThere, true);
        }
    }

    private final MongoTemplate mongo;

    SourceProgress(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** How large the parts of a source of that size are; every server comes to the same answer. */
    static long partBytes(long size) {
        return Math.max(USUAL_PART, Math.ceilDiv(size, PartedObjects.MOST_PARTS));
    }

    Optional<Sent> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Sent.class, COLLECTION));
    }

    /** Whether the whole source is in the bucket, as far as this server knows. */
    boolean isComplete(String id) {
        return find(id).filter(Sent::complete).isPresent();
    }

    Sent put(Sent sent) {
        return mongo.save(sent, COLLECTION);
    }

    void remove(String id) {
        mongo.remove(Query.query(Criteria.where("_id").is(id)), COLLECTION);
    }
}
