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
 * @param chosen whether the owner chose the slug, so that it can be guessed
 * @param viewers how many people have watched
 * @param version grows with each change of the settings
 */
public record ShortLink(
        Slug slug,
        boolean chosen,
        Item item,
        LinkSettings settings,
        Protection protection,
        int viewers,
        int version,
        Instant createdAt,
        long visits,
        @Nullable Instant lastVisitAt) {

    /** What {@link #of} reads, without an end, so that conditions can follow. */
    static final String ROWS = """
            SELECT link.slug, link.chosen, link.title AS link_title, link.note, link.starts_at, link.expires_at, link.enabled,
                   link.password_hash, link.password_version, link.max_viewers, link.viewers,
                   link.allow_download,
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
                row.getBoolean("chosen"),
                Item.of(row),
                LinkSettings.of(row),
                Protection.of(row),
                row.getInt("viewers"),
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

    /** @param passed whether whoever asks has entered the password, or none is wanted */
    public Availability availableAt(Instant now, boolean passed) {
        var availability = settings.availableAt(now);
        return availability == Availability.OPEN && !passed ? Availability.LOCKED : availability;
    }

    /** Whether no place is left for somebody new. */
    public boolean isUsedUp() {
        var most = settings.maxViewers();
        return most != null && viewers >= most;
    }
}
