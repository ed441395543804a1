package ly.ptsd.media.position;

import static java.util.function.Function.identity;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import ly.ptsd.media.snapshot.Snapshot;
import ly.ptsd.media.snapshot.Snapshots;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;

/** The positions of all items. */
@Component
public class Positions {

    private final Snapshot<Position> snapshot;

    Positions(Snapshots snapshots) {
        this.snapshot = snapshots.of("positions", Position.class);
    }

    public Optional<Position> find(String id) {
        return snapshot.find(id);
    }

    /** Those that there are, by the id of their item. */
    public Map<String, Position> of(Collection<String> ids) {
        return snapshot.find(query(where("_id").in(ids))).stream().collect(Collectors.toMap(Position::id, identity()));
    }

    /** Of what is begun and not finished, what was watched last first. */
    public List<Position> begun() {
        return snapshot.find(query(where("seconds").gt(0)).with(Sort.by(Sort.Direction.DESC, "at", "_id")));
    }

    /**
     * When it returns the bucket has the change.
     *
     * @return whether that changed anything
     * @throws ly.ptsd.media.storage.StorageFailed when the bucket does not have it, and then nothing is changed
     */
    public boolean change(String id, UnaryOperator<Position> change) {
        return snapshot.change(
                id,
                before -> Optional.of(change.apply(before.orElseGet(() -> Position.none(id))))
                        .filter(Position::saysSomething));
    }

    /** The item is gone. */
    public void forget(String id) {
        snapshot.forget(id);
    }
}
