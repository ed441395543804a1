package ly.ptsd.url.link;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import ly.ptsd.platform.problem.Problem;
import ly.ptsd.url.item.Item;
import ly.ptsd.url.item.Items;
import ly.ptsd.url.item.MediaKey;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The links that work. A link that was revoked, or whose item was deleted or is in the trash, is not among them. */
@Repository
public class ShortLinks {

    private static final int DRAWS = 5;
    private static final int LISTED = 500;

    private static final String WORKING = """
            SELECT link.slug, link.created_at, present_item.*,
                   COALESCE(visit_total.visits, 0) AS visits, visit_total.last_visit_at
            FROM link
            JOIN present_item ON present_item.tenant_id = link.tenant_id AND present_item.media_id = link.media_id
            LEFT JOIN visit_total ON visit_total.slug = link.slug
            WHERE link.revoked_at IS NULL
            """;

    private final JdbcClient jdbc;
    private final Items items;
    private final Clock clock;
    private final Supplier<Slug> slugs;

    @Autowired
    ShortLinks(JdbcClient jdbc, Items items, Clock clock) {
        var random = new SecureRandom();
        this(jdbc, items, clock, () -> Slug.random(random));
    }

    ShortLinks(JdbcClient jdbc, Items items, Clock clock, Supplier<Slug> slugs) {
        this.jdbc = jdbc;
        this.items = items;
        this.clock = clock;
        this.slugs = slugs;
    }

    public Optional<ShortLink> find(Slug slug) {
        return jdbc.sql(WORKING + "AND link.slug = ?")
                .param(slug.value())
                .query((row, number) -> ShortLink.of(row))
                .optional();
    }

    /** @throws LinkUnknown also when the text cannot be a slug at all */
    public ShortLink get(String slug) {
        return Slug.parse(slug).flatMap(this::find).orElseThrow(LinkUnknown::new);
    }

    /** Whether the link works and is one to this very item. */
    public boolean leadsTo(String slug, MediaKey media) {
        return Slug.parse(slug)
                .flatMap(this::find)
                .filter(link -> link.item().key().equals(media))
                .isPresent();
    }

    /** @throws Problem {@code media_unknown} when the item is not there or belongs to somebody else */
    ShortLink create(UUID owner, MediaKey media) {
        var item = items.find(media)
                .filter(found -> found.owner().equals(owner))
                .orElseThrow(() -> new Problem(404, "media_unknown", "There is no such item."));
        for (int draw = 1; ; draw++) {
            try {
                return insert(item, slugs.get());
            } catch (DuplicateKeyException taken) {
                if (draw == DRAWS) {
                    throw taken;
                }
            }
        }
    }

    private ShortLink insert(Item item, Slug slug) {
        var now = LocalDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
        jdbc.sql("INSERT INTO link (slug, tenant_id, media_id, owner_id, created_at) VALUES (?, ?, ?, ?, ?)")
                .params(
                        slug.value(),
                        item.key().tenantId(),
                        item.key().mediaId(),
                        item.owner().toString(),
                        now)
                .update();
        return new ShortLink(slug, item, now.toInstant(ZoneOffset.UTC), 0, null);
    }

    /** Newest first; of one item, or of all when {@code mediaId} is null, and then the newest five hundred. */
    List<ShortLink> list(UUID owner, @Nullable String mediaId) {
        return jdbc.sql(WORKING + """
                          AND link.owner_id = :owner AND (:media IS NULL OR link.media_id = :media)
                          ORDER BY link.created_at DESC, link.slug LIMIT :most
                          """)
                .param("owner", owner.toString())
                .param("media", mediaId)
                .param("most", LISTED)
                .query((row, number) -> ShortLink.of(row))
                .list();
    }

    /** Forgets the links of an owner without a trace, and who opened and watched them. */
    public void forgetAllOf(UUID owner) {
        for (var table : List.of("watch", "visit", "visit_total")) {
            jdbc.sql("DELETE %1$s FROM %1$s JOIN link ON link.slug = %1$s.slug WHERE link.owner_id = ?"
                            .formatted(table))
                    .param(owner.toString())
                    .update();
        }
        jdbc.sql("DELETE FROM link WHERE owner_id = ?").param(owner.toString()).update();
    }

    ShortLink ownedBy(UUID owner, String slug) {
        var link = get(slug);
        if (!link.item().owner().equals(owner)) {
            throw new LinkUnknown();
        }
        return link;
    }

    /** From the next request on the link leads nowhere; sessions that play through it end at their next renewal. */
    void revoke(UUID owner, String slug) {
        jdbc.sql("UPDATE link SET revoked_at = ? WHERE slug = ?")
                .params(
                        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                        ownedBy(owner, slug).slug().value())
                .update();
    }
}
