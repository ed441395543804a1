package ly.ptsd.media.library;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import java.util.Optional;
import ly.ptsd.media.machine.ServiceOpened;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Component;

/** The segments that are in the bucket, in the order in which they play. */
@Component
public class Segments {

    private static final String COLLECTION = "segments";

    private final MongoTemplate mongo;

    Segments(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void index(ServiceOpened opened) {
        mongo.indexOps(COLLECTION)
                .createIndex(new Index()
                        .on("mediaId", Sort.Direction.ASC)
                        .on("rendition", Sort.Direction.ASC)
                        .on("number", Sort.Direction.ASC));
    }

    /** Adds the segment, or replaces the same one of an earlier attempt. */
    void put(PublishedSegment segment) {
        mongo.save(segment, COLLECTION);
    }

    /** All of a rendition, as they are in the bucket. */
    void putAll(List<PublishedSegment> segments) {
        if (segments.isEmpty()) {
            return;
        }
        var writes = mongo.bulkOps(BulkOperations.BulkMode.UNORDERED, PublishedSegment.class, COLLECTION);
        segments.forEach(segment -> writes.replaceOne(
                query(where("_id").is(segment.id())),
                segment,
                FindAndReplaceOptions.options().upsert()));
        writes.execute();
    }

    public Optional<PublishedSegment> find(String mediaId, String rendition, String name) {
        return Optional.ofNullable(
                mongo.findById(PublishedSegment.id(mediaId, rendition, name), PublishedSegment.class, COLLECTION));
    }

    public boolean hasAny(String mediaId, String rendition) {
        return mongo.exists(query(where("mediaId").is(mediaId).and("rendition").is(rendition)), COLLECTION);
    }

    public List<PublishedSegment> of(String mediaId, String rendition) {
        return mongo.find(
                query(where("mediaId").is(mediaId).and("rendition").is(rendition))
                        .with(Sort.by("number")),
                PublishedSegment.class,
                COLLECTION);
    }

    void removeAll(String mediaId) {
        mongo.remove(query(where("mediaId").is(mediaId)), COLLECTION);
    }

    void removeAll(String mediaId, String rendition) {
        mongo.remove(query(where("mediaId").is(mediaId).and("rendition").is(rendition)), COLLECTION);
    }
}
