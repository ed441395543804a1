package ly.ptsd.aim.authority;

import java.security.cert.CertificateEncodingException;
import java.util.List;
import ly.ptsd.aim.sql.Columns;
import ly.ptsd.platform.jwt.SecretBox;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table of roots. They are numbered, and the number is the primary key: of two replicas that make the next one at
 * the same time, one does.
 */
@Component
class RootRows {

    private final JdbcClient jdbc;
    private final SecretBox box;

    RootRows(JdbcClient jdbc, SecretBox box) {
        this.jdbc = jdbc;
        this.box = box;
    }

    /** Every root, oldest first. */
    List<Root> all() {
        return jdbc.sql("SELECT * FROM tenant_ca ORDER BY number")
                .query((row, _) -> Root.stored(
                        row.getInt("number"),
                        box.open(row.getBytes("private_key")),
                        row.getBytes("certificate"),
                        Columns.instant(row, "made_at")))
                .list();
    }

    /** Keeps it, unless another replica was first. */
    void add(Root root) {
        try {
            jdbc.sql("INSERT INTO tenant_ca (number, certificate, private_key, made_at) VALUES (?, ?, ?, ?)")
                    .params(
                            root.number(),
                            root.certificate().getEncoded(),
                            box.seal(root.key().getEncoded()),
                            Columns.of(root.madeAt()))
                    .update();
        } catch (DuplicateKeyException anotherReplicaWasFirst) {
            return;
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void remove(Root root) {
        jdbc.sql("DELETE FROM tenant_ca WHERE number = ?").param(root.number()).update();
    }
}
