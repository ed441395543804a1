package ly.ptsd.url.link;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import ly.ptsd.url.item.Item;
import org.jspecify.annotations.Nullable;

/** A link that works: neither it nor its item was taken back. */
public record ShortLink(
        Slug slug,
        Item item,
        Instant createdAt,
        long visits,
        @Nullable Instant lastVisitAt) {

    static ShortLink of(ResultSet row) throws SQLException {
        var lastVisitAt = row.getObject("last_visit_at", LocalDateTime.class);
        return new ShortLink(
                new Slug(row.getString("slug")),
                Item.of(row),
                row.getObject("created_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getLong("visits"),
                lastVisitAt == null ? null : lastVisitAt.toInstant(ZoneOffset.UTC));
    }
}
