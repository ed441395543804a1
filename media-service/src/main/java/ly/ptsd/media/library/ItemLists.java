package ly.ptsd.media.library;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.ArrayList;
import java.util.List;
import ly.ptsd.media.machine.ServiceOpened;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

/** The library as lists, page by page. What is in the trash is in none. */
@Component
class ItemLists {

    private static final List<String> GONE = List.of("deletedAt", "trashedAt");

    private final MongoTemplate mongo;
    private final Items items;

    ItemLists(MongoTemplate mongo, Items items) {
        this.mongo = mongo;
        this.items = items;
    }

    /** One index for each order: a page reads little more than itself. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void index(ServiceOpened opened) {
        for (var sort : ItemSort.values()) {
            var index = new Index();
            GONE.forEach(field -> index.on(field, Direction.ASC));
            mongo.indexOps(Items.COLLECTION)
                    .createIndex(index.on(sort.field(), Direction.ASC).on("_id", Direction.ASC));
        }
        mongo.indexOps(Items.COLLECTION).createIndex(new Index().on(Items.SHA256, Direction.ASC));
        items.indexAll();
    }

    Listing.Page page(Listing wanted) {
        List<Criteria> which = new ArrayList<>();
        which.add(Items.shown());
        SearchText.patterns(wanted.typed()).forEach(pattern -> which.add(says(pattern)));
        if (!wanted.states().isEmpty()) {
            which.add(where("state").in(wanted.states()));
        }
        var tag = wanted.tag();
        if (tag != null) {
            which.add(where(Found.TAGS).is(SearchText.of(tag)));
        }
        var length = wanted.length();
        if (length != null) {
            which.add(where(Found.SECONDS).gte(length.from()).lt(length.below()));
        }
        var after = wanted.after();
        if (after != null) {
            which.add(beyond(after, wanted.direction()));
        }
        var query = query(new Criteria().andOperator(which))
                .with(Sort.by(wanted.direction(), wanted.sort().field(), "_id"))
                .limit(wanted.limit() + 1);
        return page(mongo.find(query, Item.class, Items.COLLECTION), wanted);
    }

    private static Listing.Page page(List<Item> found, Listing wanted) {
        if (found.size() <= wanted.limit()) {
            return new Listing.Page(found, null);
        }
        var items = found.subList(0, wanted.limit());
        return new Listing.Page(items, Cursor.after(items.getLast(), wanted.sort()));
    }

    private static Criteria says(String pattern) {
        return new Criteria()
                .orOperator(
                        where(Found.TITLE).regex(pattern),
                        where(Found.FILE_NAME).regex(pattern),
                        where(Found.TAG_TEXT).regex(pattern));
    }

    private static Criteria beyond(Cursor after, Direction direction) {
        String field = after.sort().field();
        var place = after.stored();
        return direction.isAscending()
                ? new Criteria()
                        .orOperator(
                                where(field).gt(place),
                                where(field).is(place).and("_id").gt(after.id()))
                : new Criteria()
                        .orOperator(
                                where(field).lt(place),
                                where(field).is(place).and("_id").lt(after.id()));
    }
}
