package ly.ptsd.url.grant;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import ly.ptsd.url.item.MediaKey;
import ly.ptsd.url.link.LinkUnknown;
import ly.ptsd.url.link.LinkViewers;
import ly.ptsd.url.link.ShortLinks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How much of an item was delivered to whom, by the word of the media server that delivered it. */
@Repository
class WatchTimes {

    /** A bit for each twentieth of an item. */
    static final int ALL_STRETCHES = (1 << 20) - 1;

    private final JdbcClient jdbc;
    private final ShortLinks links;
    private final LinkViewers viewers;
    private final Clock clock;

    WatchTimes(JdbcClient jdbc, ShortLinks links, LinkViewers viewers, Clock clock) {
        this.jdbc = jdbc;
        this.links = links;
        this.viewers = viewers;
        this.clock = clock;
    }

    /**
     * Lets a session go on and keeps the most seconds and all stretches it ever reported, so that a report may come twice or
     * late.
     *
     * @param stretches which twentieths of the item were delivered, as bits
     * @throws LinkUnknown as gone, when the link no longer opens, or has another password by now: the session must end
     */
    void renew(String slug, MediaKey media, Viewer viewer, String session, double secondsDelivered, int stretches) {
        links.openTo(slug, media)
                .filter(link -> viewers.knowsPassword(link, viewer.id()))
                .orElseThrow(LinkUnknown::gone);
        jdbc.sql("""
                        INSERT INTO watch (slug, viewer, session, seconds, stretches, started_at, renewed_at)
                        VALUES (:slug, :viewer, :session, :seconds, :stretches, :now, :now)
                        ON DUPLICATE KEY UPDATE seconds = GREATEST(seconds, VALUES(seconds)),
                            stretches = stretches | VALUES(stretches), renewed_at = GREATEST(renewed_at, VALUES(renewed_at))
                        """)
                .param("slug", slug)
                .param("viewer", viewer.id())
                .param("session", session)
                .param("seconds", secondsDelivered)
                .param("stretches", stretches)
                .param("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }
}
