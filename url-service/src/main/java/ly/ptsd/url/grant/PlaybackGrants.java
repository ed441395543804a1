package ly.ptsd.url.grant;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;
import ly.ptsd.platform.jwt.SigningKeys;
import ly.ptsd.platform.problem.Problem;
import ly.ptsd.url.PublicOrigin;
import ly.ptsd.url.item.MediaKey;
import ly.ptsd.url.link.LinkClosed;
import ly.ptsd.url.link.LinkUnknown;
import ly.ptsd.url.link.LinkViewers;
import ly.ptsd.url.link.ShortLink;
import ly.ptsd.url.link.ShortLinks;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Service;

/**
 * Issues grants and remembers which were used. Used ones are kept in Redis until long after they have expired; when
 * Redis cannot be asked, no grant is accepted.
 */
@Service
public class PlaybackGrants {

    static final Duration LIFE = Duration.ofSeconds(60);

    /** The life of a grant, the leeway of clocks, and as much again. */
    private static final Duration REMEMBERED = Duration.ofMinutes(3);

    private final ShortLinks links;
    private final LinkViewers viewers;
    private final SigningKeys keys;
    private final StringRedisTemplate redis;
    private final PublicOrigin origin;
    private final Clock clock;

    PlaybackGrants(
            ShortLinks links,
            LinkViewers viewers,
            SigningKeys keys,
            StringRedisTemplate redis,
            PublicOrigin origin,
            Clock clock) {
        this.links = links;
        this.viewers = viewers;
        this.keys = keys;
        this.redis = redis;
        this.origin = origin;
        this.clock = clock;
    }

    /**
     * @throws Problem {@code link_unknown}, {@code link_expired}, {@code link_not_started}, {@code password_required},
     *     {@code link_used_up} or, as long as nothing can be played, {@code media_not_playable}
     */
    PlaybackGrant issue(String slug, Viewer viewer, Predicate<ShortLink> unlocked) {
        var link = open(slug, viewer, unlocked);
        if (!link.item().state().isPlayable()) {
            throw new Problem(409, "media_not_playable", "The video is still being made ready.");
        }
        return grant(link, viewer, false);
    }

    /**
     * @throws Problem {@code download_refused} where the owner does not allow it, and as for watching; a source can be
     *     saved before it can be watched
     */
    public PlaybackGrant issueDownload(String slug, Viewer viewer, Predicate<ShortLink> unlocked) {
        var link = open(slug, viewer, unlocked);
        if (!link.settings().allowDownload()) {
            throw new Problem(403, "download_refused", "The owner of this link lets nobody download.");
        }
        return grant(link, viewer, true);
    }

    private ShortLink open(String slug, Viewer viewer, Predicate<ShortLink> unlocked) {
        var link = links.open(slug, unlocked);
        if (!viewers.mayWatch(link, viewer.id())) {
            throw LinkClosed.usedUp();
        }
        return link;
    }

    private PlaybackGrant grant(ShortLink link, Viewer viewer, boolean download) {
        var media = link.item().key();
        var expiresAt = clock.instant().plus(LIFE).truncatedTo(ChronoUnit.SECONDS);
        var token = keys.token("grant+jwt", LIFE)
                .issuer(origin.resolve("/api/links"))
                .subject(viewer.id())
                .audience()
                .add("media:" + media.tenantId())
                .and()
                .claim("link", link.slug().value())
                .claim("media", media.mediaId())
                .claim("password", link.protection().version())
                .claim("download", download)
                .compact();
        return new PlaybackGrant(token, media, expiresAt);
    }

    /**
     * Uses a grant up, and a place at its link. The media server has checked its signature; here it is checked that it
     * was not used before and that its link still opens.
     *
     * @param grantId the grant's {@code jti}
     * @param password the version of the password for which the grant was issued
     * @param download whether the source is wanted, which the owner may have forbidden since
     * @throws Problem {@code link_unknown}, {@code link_used_up}, {@code grant_used}, or {@code server_not_ready} with Redis down
     */
    void redeem(String grantId, String slug, MediaKey media, Viewer viewer, int password, boolean download) {
        var link = links.openTo(slug, media)
                .filter(open -> !download || open.settings().allowDownload())
                .filter(open -> !open.protection().isOn() || open.protection().version() == password)
                .orElseThrow(LinkUnknown::new);
        if (!isFirstUse("ptsd:url:grant:" + media.tenantId() + ":" + grantId)) {
            throw new Problem(409, "grant_used", "This grant was used before.");
        }
        viewers.admit(link, viewer.id());
    }

    private boolean isFirstUse(String key) {
        try {
            return Boolean.TRUE.equals(redis.opsForValue().setIfAbsent(key, "used", REMEMBERED));
        } catch (DataAccessException exception) {
            throw new Problem(
                    503, "server_not_ready", "Grants cannot be checked at the moment.", Duration.ofSeconds(2));
        }
    }
}
