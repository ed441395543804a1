package ly.ptsd.media.library;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * The stored items. What has a tombstone is found by nothing but {@link #tombstones}; what is in the trash, and partial
 * uploads, are found unless said otherwise.
 */
@Component
class Items {

    static final String COLLECTION = "items";
    static final String SHA256 = "extras.origin.sha256";
    private static final String TRASHED_AT = "trashedAt";
    private static final String DELETED_AT = "deletedAt";

    private final MongoTemplate mongo;

    Items(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    void insert(Item item) {
        mongo.insert(indexed(item), COLLECTION);
    }

    /** As it is in the bucket. */
    void save(Item item) {
        mongo.save(indexed(item), COLLECTION);
    }

    private Document indexed(Item item) {
        var document = new Document();
        mongo.getConverter().write(item, document);
        return document.append(Found.FIELD, Found.of(item));
    }

    /** Of an earlier version of this server, which did not know by what lists are searched and sorted. */
    void indexAll() {
        mongo.find(query(where(Found.FIELD).is(null)), Item.class, COLLECTION).forEach(this::save);
    }

    Optional<Item> find(String id) {
        return Optional.ofNullable(mongo.findOne(query(alive(id)), Item.class, COLLECTION));
    }

    List<Item> all() {
        return mongo.find(query(where(DELETED_AT).is(null)), Item.class, COLLECTION);
    }

    /** What is shown. */
    List<Item> newestFirst() {
        return mongo.find(
                query(shown()).with(Sort.by(Sort.Direction.DESC, "createdAt", "_id")), Item.class, COLLECTION);
    }

    /** Those of them that are shown. */
    List<Item> shown(Collection<String> ids) {
        return mongo.find(query(shown().and("_id").in(ids)), Item.class, COLLECTION);
    }

    /** What is shown and has that tag. */
    List<Item> tagged(String key) {
        return mongo.find(query(shown().and(Found.TAGS).is(key)), Item.class, COLLECTION);
    }

    /** The first that came into the library with that source, other than the one asked for; the trash does not count. */
    Optional<Item> oldestWith(String sha256, String otherThan) {
        var same = shown().and(SHA256).is(sha256);
        var oldest = query(same.and("_id").ne(otherThan)).with(Sort.by("createdAt", "_id"));
        return Optional.ofNullable(mongo.findOne(oldest.limit(1), Item.class, COLLECTION));
    }

    /** The trash, what came last first. */
    List<Item> trashed() {
        return mongo.find(
                query(where(DELETED_AT).is(null).and(TRASHED_AT).ne(null))
                        .with(Sort.by(Sort.Direction.DESC, TRASHED_AT, "_id")),
                Item.class,
                COLLECTION);
    }

    List<Item> trashedBefore(Instant limit) {
        return mongo.find(query(where(DELETED_AT).is(null).and(TRASHED_AT).lt(limit)), Item.class, COLLECTION);
    }

    List<Item> inStates(Collection<ItemState> states) {
        return mongo.find(
                query(where("state").in(states).and(DELETED_AT).is(null)).with(Sort.by("createdAt")),
                Item.class,
                COLLECTION);
    }

    /** The uploads that were, or are to be, put together from any of them. */
    List<Item> puttingTogether(Collection<String> partials) {
        var users = where(DELETED_AT).is(null).and(Concatenation.PARTIALS).in(partials);
        return mongo.find(query(users), Item.class, COLLECTION);
    }

    /** What it was put together from, also if it has its tombstone. */
    List<String> partialsOf(String id) {
        var item = mongo.findById(id, Item.class, COLLECTION);
        return item == null ? List.of() : item.partials();
    }

    /** Changes the item if it is alive, and answers what it is now. */
    Optional<Item> update(String id, Update change) {
        return modify(alive(id), change);
    }

    /** Changes the item if it is shown, and answers what it is now. */
    Optional<Item> updateShown(String id, Update change) {
        return modify(shown().and("_id").is(id), change);
    }

    /** Changes the item if it is in the trash, and answers what it is now. */
    Optional<Item> updateTrashed(String id, Update change) {
        return modify(alive(id).and(TRASHED_AT).ne(null), change);
    }

    /** Changes the item if it is alive and in that state, and answers what it is now. */
    Optional<Item> updateFrom(String id, ItemState state, Update change) {
        return modify(alive(id).and("state").is(state), change);
    }

    /** Changes the item only while it has that announcement version, alive or not. */
    void updateAtVersion(String id, long version, Update change) {
        modify(where("_id").is(id).and("announcement.version").is(version), change);
    }

    List<Item> withPendingAnnouncement() {
        return mongo.find(
                query(where(DELETED_AT)
                        .is(null)
                        .orOperator(
                                where("announcement.pending").is(true),
                                where("announcement.posterPending").is(true))),
                Item.class,
                COLLECTION);
    }

    List<Item> tombstones(boolean purged) {
        return mongo.find(query(where(DELETED_AT).ne(null).and("purged").is(purged)), Item.class, COLLECTION);
    }

    void markPurged(String id) {
        modify(where("_id").is(id), new Update().set("purged", true));
    }

    void remove(String id) {
        mongo.remove(query(where("_id").is(id)), COLLECTION);
    }

    private Optional<Item> modify(Criteria which, Update change) {
        return Optional.ofNullable(mongo.findAndModify(
                query(which), change, FindAndModifyOptions.options().returnNew(true), Item.class, COLLECTION));
    }

    /** Whatever its owner can see: neither a tombstone nor in the trash nor a partial upload. */
    static Criteria shown() {
        return where(DELETED_AT)
                .is(null)
                .and(TRASHED_AT)
                .is(null)
                .and(Concatenation.HEADER)
                .ne(Concatenation.PARTIAL_HEADER);
    }

    private static Criteria alive(String id) {
        return where("_id").is(id).and(DELETED_AT).is(null);
    }
}
