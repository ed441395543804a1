package ly.ptsd.url.item;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that can be shared, as its media server last announced it. */
public record Item(
        MediaKey key,
        UUID owner,
        String title,
        @Nullable Double durationSeconds,
        ItemState state,
        @Nullable Poster poster) {

    /** @param version grows with each new picture, so that its address changes when the picture does */
    public record Poster(int version, int width, int height) {}

    /** Reads a row of the view {@code present_item}. */
    public static Item of(ResultSet row) throws SQLException {
        return new Item(
                new MediaKey(row.getString("tenant_id"), row.getString("media_id")),
                UUID.fromString(row.getString("owner_id")),
                row.getString("title"),
                row.getObject("duration_seconds", Double.class),
                ItemState.valueOf(row.getString("state")),
                poster(row));
    }

    private static @Nullable Poster poster(ResultSet row) throws SQLException {
        int version = row.getInt("poster_version");
        return row.wasNull() ? null : new Poster(version, row.getInt("poster_width"), row.getInt("poster_height"));
    }
}
