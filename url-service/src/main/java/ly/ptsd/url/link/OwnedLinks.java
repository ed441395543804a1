package ly.ptsd.url.link;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
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

/** The links as their owners have them: also those that do not open at this time. */
@Repository
public class OwnedLinks {

    private static final int DRAWS = 5;
    private static final int LISTED = 500;

    private final JdbcClient jdbc;
    private final Items items;
    private final Clock clock;
    private final Supplier<Slug> slugs;

    @Autowired
    OwnedLinks(JdbcClient jdbc, Items items, Clock clock) {
        var random = new SecureRandom();
        this(jdbc, items, clock, () -> Slug.random(random));
    }

    OwnedLinks(JdbcClient jdbc, Items items, Clock clock, Supplier<Slug> slugs) {
        this.jdbc = jdbc;
        this.items = items;
        this.clock = clock;
        this.slugs = slugs;
    }

    /** @throws LinkUnknown also for somebody else's */
    public ShortLink get(UUID owner, String slug) {
        return Slug.parse(slug)
                .flatMap(parsed -> jdbc.sql(ShortLink.ROWS + "AND link.slug = ? AND link.owner_id = ?")
                        .params(parsed.value(), owner.toString())
                        .query((row, number) -> ShortLink.of(row))
                        .optional())
                .orElseThrow(LinkUnknown::new);
    }

    /** Newest first; of one item, or of all when {@code mediaId} is null, and then the newest five hundred. */
    List<ShortLink> list(UUID owner, @Nullable String mediaId) {
        return jdbc.sql(ShortLink.ROWS + """
                          AND link.owner_id = :owner AND (:media IS NULL OR link.media_id = :media)
                          ORDER BY link.created_at DESC, link.slug LIMIT :most
                          """)
                .param("owner", owner.toString())
                .param("media", mediaId)
                .param("most", LISTED)
                .query((row, number) -> ShortLink.of(row))
                .list();
    }

    /**
     * The slugs of all links that ever led to an item, also of those that were taken back.
     *
     * @throws Problem {@code media_unknown} when the item is not there or belongs to somebody else
     */
    public List<String> everOf(UUID owner, String mediaId) {
        if (jdbc.sql("SELECT 1 FROM present_item WHERE owner_id = ? AND media_id = ?")
                .params(owner.toString(), mediaId)
                .query(Integer.class)
                .list()
                .isEmpty()) {
            throw unknownMedia();
        }
        return jdbc.sql("SELECT slug FROM link WHERE owner_id = ? AND media_id = ? ORDER BY slug")
                .params(owner.toString(), mediaId)
                .query((row, number) -> requireNonNull(row.getString(1)))
                .list();
    }

    private static Problem unknownMedia() {
        return new Problem(404, "media_unknown", "There is no such item.");
    }

    /**
     * @param wish the slug that the owner has chosen, or null for one drawn by chance
     * @throws Problem {@code media_unknown} when the item is not there or belongs to somebody else, {@code slug_taken},
     *     {@code slug_needs_password}
     */
    ShortLink create(UUID owner, MediaKey media, @Nullable Slug wish, LinkSettings settings, Protection protection) {
        var item =
                items.find(media).filter(found -> found.owner().equals(owner)).orElseThrow(OwnedLinks::unknownMedia);
        return get(
                owner,
                (wish == null ? drawn(item, settings, protection) : chosen(item, wish, settings, protection)).value());
    }

    private Slug drawn(Item item, LinkSettings settings, Protection protection) {
        for (int draw = 1; ; draw++) {
            try {
                return insert(item, slugs.get(), false, settings, protection);
            } catch (DuplicateKeyException taken) {
                if (draw == DRAWS) {
                    throw taken;
                }
            }
        }
    }

    private Slug chosen(Item item, Slug wish, LinkSettings settings, Protection protection) {
        requirePassword(true, protection);
        try {
            return insert(item, wish, true, settings, protection);
        } catch (DuplicateKeyException taken) {
            throw new Problem(409, "slug_taken", "Another link has, or had, this slug.");
        }
    }

    private static void requirePassword(boolean chosen, Protection protection) {
        if (chosen && !protection.isOn()) {
            throw new Problem(
                    422, "slug_needs_password", "A slug that was chosen can be guessed: it needs a password.");
        }
    }

    private Slug insert(Item item, Slug slug, boolean chosen, LinkSettings settings, Protection protection) {
        with(settings, protection, jdbc.sql("""
                        INSERT INTO link (slug, chosen, tenant_id, media_id, owner_id, created_at, title, note, starts_at,
                                          expires_at, max_viewers, allow_download, enabled, password_hash, password_version)
                        VALUES (:slug, :chosen, :tenant, :media, :owner, :now, :title, :note, :starts, :expires, :most, :download, :enabled,
                                :hash, :passwordVersion)
                        """))
                .param("slug", slug.value())
                .param("chosen", chosen)
                .param("tenant", item.key().tenantId())
                .param("media", item.key().mediaId())
                .param("owner", item.owner().toString())
                .param("now", Utc.stored(clock.instant()))
                .update();
        return slug;
    }

    /**
     * From the next request on the link behaves as it is told here.
     *
     * @param seen the link as it was when the change was decided
     * @throws Problem {@code request_conflict} when somebody else has changed it since, {@code slug_needs_password}
     */
    ShortLink change(ShortLink seen, LinkSettings settings, Protection protection) {
        requirePassword(seen.chosen(), protection);
        int changed = with(settings, protection, jdbc.sql("""
                        UPDATE link
                        SET title = :title, note = :note, starts_at = :starts, expires_at = :expires,
                            max_viewers = :most, allow_download = :download, enabled = :enabled, password_hash = :hash,
                            password_version = :passwordVersion, version = version + 1
                        WHERE slug = :slug AND version = :version AND revoked_at IS NULL
                        """))
                .param("slug", seen.slug().value())
                .param("version", seen.version())
                .update();
        if (changed == 0) {
            throw conflict();
        }
        return get(seen.item().owner(), seen.slug().value());
    }

    static Problem conflict() {
        return new Problem(412, "request_conflict", "The link has changed since you read it.");
    }

    private static JdbcClient.StatementSpec with(
            LinkSettings settings, Protection protection, JdbcClient.StatementSpec statement) {
        return statement
                .param("title", settings.title())
                .param("note", settings.note())
                .param("starts", Utc.storedOrNull(settings.startsAt()))
                .param("expires", Utc.storedOrNull(settings.expiresAt()))
                .param("most", settings.maxViewers())
                .param("download", settings.allowDownload())
                .param("enabled", settings.enabled())
                .param("hash", protection.hash())
                .param("passwordVersion", protection.version());
    }

    /** From the next request on the link leads nowhere; sessions that play through it end at their next renewal. */
    void revoke(UUID owner, String slug) {
        jdbc.sql("UPDATE link SET revoked_at = :now WHERE slug = :slug")
                .param("now", Utc.stored(clock.instant()))
                .param("slug", get(owner, slug).slug().value())
                .update();
    }

    /** Forgets the links of an owner without a trace, and who opened and watched them. */
    public void forgetAllOf(UUID owner) {
        for (var table : List.of("watch", "visit", "visit_hour", "visit_viewer", "visit_total", "link_viewer")) {
            jdbc.sql("DELETE %1$s FROM %1$s JOIN link ON link.slug = %1$s.slug WHERE link.owner_id = ?"
                            .formatted(table))
                    .param(owner.toString())
                    .update();
        }
        jdbc.sql("DELETE FROM link WHERE owner_id = ?").param(owner.toString()).update();
    }
}
