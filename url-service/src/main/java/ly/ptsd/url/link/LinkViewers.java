package ly.ptsd.url.link;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who watches through a link: as many as its owner lets, each of them once and for good. */
@Repository
public class LinkViewers {

    private final JdbcClient jdbc;
    private final Clock clock;

    LinkViewers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether this viewer has a place, or one is left. Takes none. */
    public boolean mayWatch(ShortLink link, String viewer) {
        return !link.isUsedUp() || isKnown(link.slug(), viewer);
    }

    /**
     * Takes a place, once for each viewer; one who comes back keeps theirs.
     *
     * @throws LinkClosed {@code link_used_up} when none is left
     */
    @Transactional
    public void admit(ShortLink link, String viewer) {
        if (isKnown(link.slug(), viewer) || !isCounted(link.slug())) {
            readmit(link, viewer);
        } else if (!isEntered(link, viewer)) {
            // who came twice at the same moment is counted once; nobody else counts here until this is over
            jdbc.sql("UPDATE link SET viewers = viewers - 1 WHERE slug = ?")
                    .param(link.slug().value())
                    .update();
        }
    }

    private void readmit(ShortLink link, String viewer) {
        if (!isKnown(link.slug(), viewer)) {
            throw LinkClosed.usedUp();
        }
        jdbc.sql("""
                        UPDATE link_viewer SET password_version = :version
                        WHERE slug = :slug AND viewer = :viewer AND password_version <> :version
                        """)
                .param("version", link.protection().version())
                .param("slug", link.slug().value())
                .param("viewer", viewer)
                .update();
    }

    private boolean isEntered(ShortLink link, String viewer) {
        return jdbc.sql("INSERT IGNORE INTO link_viewer (slug, viewer, password_version, since) VALUES (?, ?, ?, ?)")
                        .params(link.slug().value(), viewer, link.protection().version(), Utc.stored(clock.instant()))
                        .update()
                == 1;
    }

    /** Holds the link's row until the transaction is over, so that places are given one after the other. */
    private boolean isCounted(Slug slug) {
        return jdbc.sql("""
                        UPDATE link SET viewers = viewers + 1
                        WHERE slug = ? AND (max_viewers IS NULL OR viewers < max_viewers)
                        """).param(slug.value()).update() == 1;
    }

    /** Whether the viewer was admitted by the password that the link has now, or it has none. */
    public boolean knowsPassword(ShortLink link, String viewer) {
        return !link.protection().isOn()
                || jdbc.sql("SELECT password_version FROM link_viewer WHERE slug = ? AND viewer = ?")
                        .params(link.slug().value(), viewer)
                        .query(Integer.class)
                        .optional()
                        .filter(version -> version == link.protection().version())
                        .isPresent();
    }

    private boolean isKnown(Slug slug, String viewer) {
        return jdbc.sql("SELECT 1 FROM link_viewer WHERE slug = ? AND viewer = ?")
                .params(slug.value(), viewer)
                .query(Integer.class)
                .optional()
                .isPresent();
    }
}
