package ly.ptsd.media.library;

import java.util.Optional;
import ly.ptsd.media.machine.Tenancy;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Says of the index itself which bucket it is of, and how far it is. */
@Component
class IndexMark {

    private static final String COLLECTION = "index";
    private static final String ID = "library";

    /** @param settled no earlier server can have written anything that is not in it */
    record Mark(String id, String bucket, int generation, boolean settled) {}

    private final MongoTemplate mongo;

    IndexMark(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Whether the index holds all that was in the bucket when this server came. */
    boolean isRebuilt(Tenancy tenancy) {
        return find(tenancy).isPresent();
    }

    boolean isSettled(Tenancy tenancy) {
        return find(tenancy).filter(Mark::settled).isPresent();
    }

    private Optional<Mark> find(Tenancy tenancy) {
        return Optional.ofNullable(mongo.findById(ID, Mark.class, COLLECTION))
                .filter(mark -> mark.bucket().equals(tenancy.bucket()) && mark.generation() == tenancy.generation());
    }

    void rebuilt(Tenancy tenancy) {
        put(tenancy, false);
    }

    void settled(Tenancy tenancy) {
        put(tenancy, true);
    }

    private void put(Tenancy tenancy, boolean settled) {
        mongo.save(new Mark(ID, tenancy.bucket(), tenancy.generation(), settled), COLLECTION);
    }
}
