package ly.ptsd.url.link;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import ly.ptsd.url.item.Item;
import org.jspecify.annotations.Nullable;

/**
 * A link whose item is there and which was not taken back.
 *
 * @param version grows with each change of the settings
 */
public record ShortLink(
        Slug slug,
        Item item,
        LinkSettings settings,
        int version,
        Instant createdAt,
        long visits,
        @Nullable Instant lastVisitAt) {

    /** What {@link #of} reads, without an end, so that conditions can follow. */
    static final String ROWS = """
            SELECT link.slug, link.title AS link_title, link.note, link.starts_at, link.expires_at, link.enabled,
                   link.version, link.created_at, present_item.*,
                   COALESCE(visit_total.visits, 0) AS visits, visit_total.last_visit_at
            FROM link
            JOIN present_item ON present_item.tenant_id = link.tenant_id AND present_item.media_id = link.media_id
            LEFT JOIN visit_total ON visit_total.slug = link.slug
            WHERE link.revoked_at IS NULL
            """;

    static ShortLink of(ResultSet row) throws SQLException {
        return new ShortLink(
                new Slug(row.getString("slug")),
                Item.of(row),
                LinkSettings.of(row),
                row.getInt("version"),
                requireNonNull(Utc.instant(row, "created_at")),
                row.getLong("visits"),
                Utc.instant(row, "last_visit_at"));
    }

    /** The owner's for this link, or the item's. */
    public String title() {
        var own = settings.title();
        return own == null ? item.title() : own;
    }

    public Availability availableAt(Instant now) {
        return settings.availableAt(now);
    }
}
