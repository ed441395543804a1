package ly.ptsd.url.link;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an owner says about a link; null is: nothing was said.
 *
 * @param title shown instead of the item's
 * @param note for the owner alone
 * @param startsAt the first instant at which the link opens
 * @param expiresAt the first instant at which it no longer does
 * @param maxViewers how many people may watch, ever
 * @param allowDownload whether whoever may watch may also save the source
 * @param enabled a link that is not is as unknown as one that never was
 */
public record LinkSettings(
        @Nullable String title,
        @Nullable String note,
        @Nullable Instant startsAt,
        @Nullable Instant expiresAt,
        @Nullable Integer maxViewers,
        boolean allowDownload,
        boolean enabled) {

    static final LinkSettings NONE = new LinkSettings(null, null, null, null, null, false, true);

    static LinkSettings of(ResultSet row) throws SQLException {
        return new LinkSettings(
                row.getString("link_title"),
                row.getString("note"),
                Utc.instant(row, "starts_at"),
                Utc.instant(row, "expires_at"),
                row.getObject("max_viewers", Integer.class),
                row.getBoolean("allow_download"),
                row.getBoolean("enabled"));
    }

    boolean endsBeforeItStarts() {
        return startsAt != null && expiresAt != null && !expiresAt.isAfter(startsAt);
    }

    Availability availableAt(Instant now) {
        if (expiresAt != null && !now.isBefore(expiresAt)) {
            return Availability.EXPIRED;
        }
        return startsAt != null && now.isBefore(startsAt) ? Availability.SCHEDULED : Availability.OPEN;
    }
}
