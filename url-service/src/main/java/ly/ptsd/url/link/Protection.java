package ly.ptsd.url.link;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What stands before a link.
 *
 * @param hash of the password; null where none is asked for
 * @param version grows with each password that is set or taken away
 */
public record Protection(@Nullable String hash, int version) {

    static final Protection NONE = new Protection(null, 0);

    static Protection of(ResultSet row) throws SQLException {
        return new Protection(row.getString("password_hash"), row.getInt("password_version"));
    }

    public boolean isOn() {
        return hash != null;
    }

    Protection next(@Nullable String newHash) {
        return newHash == null && hash == null ? this : new Protection(newHash, version + 1);
    }

    @Override
    public String toString() {
        return "Protection[on=" + isOn() + ", version=" + version + "]";
    }
}
