package ly.ptsd.url.link;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Instants as the database keeps them: in UTC, to the microsecond. */
final class Utc {

    private Utc() {}

    static LocalDateTime stored(Instant instant) {
        return LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }

    static @Nullable LocalDateTime storedOrNull(@Nullable Instant instant) {
        return instant == null ? null : stored(instant);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var stored = row.getObject(column, LocalDateTime.class);
        return stored == null ? null : stored.toInstant(ZoneOffset.UTC);
    }
}
