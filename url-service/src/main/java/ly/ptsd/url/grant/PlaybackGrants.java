package ly.ptsd.url.grant;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import ly.ptsd.platform.jwt.SigningKeys;
import ly.ptsd.platform.problem.Problem;
import ly.ptsd.url.PublicOrigin;
import ly.ptsd.url.item.MediaKey;
import ly.ptsd.url.link.LinkUnknown;
import ly.ptsd.url.link.ShortLinks;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Service;

/**
 * Issues grants and remembers which were used. Used ones are kept in Redis until long after they have expired; when
 * Redis cannot be asked, no grant is accepted.
 */
@Service
class PlaybackGrants {

    static final Duration LIFE = Duration.ofSeconds(60);

    /** The life of a grant, the leeway of clocks, and as much again. */
    private static final Duration REMEMBERED = Duration.ofMinutes(3);

    private final ShortLinks links;
    private final SigningKeys keys;
    private final StringRedisTemplate redis;
    private final PublicOrigin origin;
    private final Clock clock;

    PlaybackGrants(ShortLinks links, SigningKeys keys, StringRedisTemplate redis, PublicOrigin origin, Clock clock) {
        this.links = links;
        this.keys = keys;
        this.redis = redis;
        this.origin = origin;
        this.clock = clock;
    }

    /**
     * @throws Problem {@code link_unknown}, {@code link_expired}, {@code link_not_started} or, as long as nothing can be
     *     played, {@code media_not_playable}
     */
    PlaybackGrant issue(String slug, Viewer viewer) {
        var link = links.open(slug);
        var media = link.item().key();
        if (!link.item().state().isPlayable()) {
            throw new Problem(409, "media_not_playable", "The video is still being made ready.");
        }
        var expiresAt = clock.instant().plus(LIFE).truncatedTo(ChronoUnit.SECONDS);
        var token = keys.token("grant+jwt", LIFE)
                .issuer(origin.resolve("/api/links"))
                .subject(viewer.id())
                .audience()
                .add("media:" + media.tenantId())
                .and()
                .claim("link", link.slug().value())
                .claim("media", media.mediaId())
                .compact();
        return new PlaybackGrant(token, media, expiresAt);
    }

    /**
     * Uses a grant up. The media server has checked its signature; here it is checked that it was not used before and
     * that its link still opens.
     *
     * @param grantId the grant's {@code jti}
     * @throws Problem {@code link_unknown}, {@code grant_used}, or {@code server_not_ready} with Redis down
     */
    void redeem(String grantId, String slug, MediaKey media) {
        links.openTo(slug, media).orElseThrow(LinkUnknown::new);
        if (!isFirstUse("ptsd:url:grant:" + media.tenantId() + ":" + grantId)) {
            throw new Problem(409, "grant_used", "This grant was used before.");
        }
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
