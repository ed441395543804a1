package ly.ptsd.user.device;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What somebody holds in their hands, as far as their browser tells.
 *
 * @param browser such as {@code Chrome}; null where it is not known
 * @param os such as {@code Windows}; null where it is not known
 */
public record Device(@Nullable String browser, @Nullable String os, Kind kind) {

    /** The shape, enough to choose a picture. */
    public enum Kind {
        DESKTOP,
        PHONE,
        TABLET,
        OTHER
    }

    static final Device UNKNOWN = new Device(null, null, Kind.OTHER);

    private static final int LONGEST = 64;

    public Device {
        browser = shortened(browser);
        os = shortened(os);
    }

    /** From the columns {@code browser}, {@code os} and {@code device_kind}; null where the last one is. */
    public static @Nullable Device in(ResultSet row) throws SQLException {
        var kind = row.getString("device_kind");
        return kind == null ? null : new Device(row.getString("browser"), row.getString("os"), Kind.valueOf(kind));
    }

    private static @Nullable String shortened(@Nullable String name) {
        return name == null || name.length() <= LONGEST ? name : name.substring(0, LONGEST);
    }
}
