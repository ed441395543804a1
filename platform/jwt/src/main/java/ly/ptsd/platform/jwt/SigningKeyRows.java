package ly.ptsd.platform.jwt;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table {@code signing_key} of a service. Keys are numbered, and the number is the primary key: of two replicas
 * that make the next key at the same time, one does.
 */
final class SigningKeyRows {

    private static final String PREFIX = "key-";

    private final JdbcClient jdbc;
    private final SecretBox box;

    SigningKeyRows(JdbcClient jdbc, SecretBox box) {
        this.jdbc = jdbc;
        this.box = box;
    }

    /** Every key, oldest first. */
    List<SigningKey> all() {
        return jdbc
                .sql("SELECT kid, public_key, private_key, created_at FROM signing_key")
                .query(this::read)
                .list()
                .stream()
                .sorted(Comparator.comparing(SigningKey::number))
                .toList();
    }

    /** Makes the key of this number, unless another replica is first. */
    void add(int number, Instant at) {
        var made = SigningKey.generate();
        try {
            jdbc.sql("INSERT INTO signing_key (kid, public_key, private_key, created_at) VALUES (?, ?, ?, ?)")
                    .params(
                            PREFIX + number,
                            made.getPublic().getEncoded(),
                            box.seal(made.getPrivate().getEncoded()),
                            LocalDateTime.ofInstant(at, ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException anotherReplicaWasFirst) {
            return;
        }
    }

    void remove(SigningKey key) {
        jdbc.sql("DELETE FROM signing_key WHERE kid = ?")
                .param(PREFIX + key.number())
                .update();
    }

    private SigningKey read(ResultSet row, int count) throws SQLException {
        return new SigningKey(
                Integer.parseInt(row.getString("kid").substring(PREFIX.length())),
                SigningKey.read(row.getBytes("public_key"), box.open(row.getBytes("private_key"))),
                row.getObject("created_at", LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }
}
