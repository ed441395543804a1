package ly.ptsd.url.item;

import java.util.Optional;
import java.util.UUID;
import ly.ptsd.platform.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The items that media servers announced and that are neither deleted nor in the trash. */
@Repository
public class Items {

    private final JdbcClient jdbc;

    Items(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Item> find(MediaKey key) {
        return jdbc.sql("SELECT * FROM present_item WHERE tenant_id = ? AND media_id = ?")
                .params(key.tenantId(), key.mediaId())
                .query((row, number) -> Item.of(row))
                .optional();
    }

    /** Empty when the item is gone or has no poster. */
    public Optional<byte[]> poster(MediaKey key) {
        return jdbc.sql("SELECT jpeg FROM poster WHERE tenant_id = ? AND media_id = ?")
                .params(key.tenantId(), key.mediaId())
                .query((row, number) -> row.getBytes("jpeg"))
                .optional();
    }

    /** Keeps the newest announcement of an item, in whatever order they arrive; a deleted item stays deleted. */
    @Transactional
    void announce(MediaKey key, UUID owner, Announcement news) {
        jdbc.sql("""
                        INSERT INTO item (tenant_id, media_id, owner_id, title, state, version)
                        VALUES (?, ?, ?, '', 'PROCESSING', -1)
                        ON DUPLICATE KEY UPDATE version = version
                        """).params(key.tenantId(), key.mediaId(), owner.toString()).update();
        jdbc.sql("""
                        UPDATE item
                        SET owner_id = :owner, title = :title, duration_seconds = :duration, width = :width,
                            height = :height, state = :state, version = :version
                        WHERE tenant_id = :tenant AND media_id = :media AND version < :version
                        """)
                .param("owner", owner.toString())
                .param("title", news.title())
                .param("duration", news.durationSeconds())
                .param("width", news.width())
                .param("height", news.height())
                .param("state", news.state().name())
                .param("version", news.version())
                .param("tenant", key.tenantId())
                .param("media", key.mediaId())
                .update();
    }

    /** The same picture sent again keeps its version, so that caches of it stay good. */
    @Transactional
    void keepPoster(MediaKey key, Jpeg picture) {
        jdbc.sql("SELECT 1 FROM item WHERE tenant_id = ? AND media_id = ? AND state <> 'DELETED' FOR UPDATE")
                .params(key.tenantId(), key.mediaId())
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new Problem(404, "media_unknown", "There is no such item."));
        jdbc.sql("""
                        INSERT INTO poster (tenant_id, media_id, version, width, height, jpeg)
                        VALUES (?, ?, 1, ?, ?, ?)
                        ON DUPLICATE KEY UPDATE version = IF(jpeg = VALUES(jpeg), version, version + 1),
                            width = VALUES(width), height = VALUES(height), jpeg = VALUES(jpeg)
                        """)
                .params(key.tenantId(), key.mediaId(), picture.width(), picture.height(), picture.bytes())
                .update();
    }

    /** Forgets the items of an owner without a trace. Links to them have to be forgotten before. */
    public void forgetAllOf(UUID owner) {
        jdbc.sql("""
                        DELETE poster FROM poster
                        JOIN item ON item.tenant_id = poster.tenant_id AND item.media_id = poster.media_id
                        WHERE item.owner_id = ?
                        """).param(owner.toString()).update();
        jdbc.sql("DELETE FROM item WHERE owner_id = ?").param(owner.toString()).update();
    }

    /** Forgets all but that the item existed: links to it lead nowhere from now on. Deleting again is no error. */
    @Transactional
    void delete(MediaKey key, UUID owner) {
        jdbc.sql("""
                        INSERT INTO item (tenant_id, media_id, owner_id, title, state, version)
                        VALUES (?, ?, ?, '', 'DELETED', ?)
                        ON DUPLICATE KEY UPDATE title = '', duration_seconds = NULL, width = NULL, height = NULL,
                            state = 'DELETED', version = VALUES(version)
                        """)
                .params(key.tenantId(), key.mediaId(), owner.toString(), Long.MAX_VALUE)
                .update();
        jdbc.sql("DELETE FROM poster WHERE tenant_id = ? AND media_id = ?")
                .params(key.tenantId(), key.mediaId())
                .update();
    }
}
