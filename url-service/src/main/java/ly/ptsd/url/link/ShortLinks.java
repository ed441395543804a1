package ly.ptsd.url.link;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;
import ly.ptsd.url.item.MediaKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The links as visitors find them. A link that was revoked or disabled, or whose item was deleted or is in the trash, is
 * not among them.
 */
@Repository
public class ShortLinks {

    private final JdbcClient jdbc;
    private final Clock clock;

    ShortLinks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<ShortLink> find(String slug) {
        return Slug.parse(slug)
                .flatMap(parsed -> jdbc.sql(ShortLink.ROWS + "AND link.enabled AND link.slug = ?")
                        .param(parsed.value())
                        .query((row, number) -> ShortLink.of(row))
                        .optional());
    }

    /** @throws LinkUnknown also when the text cannot be a slug at all */
    public ShortLink get(String slug) {
        return find(slug).orElseThrow(LinkUnknown::new);
    }

    /**
     * A link through which one may watch now.
     *
     * @param unlocked whether whoever asks has entered the password, or none is wanted
     * @throws LinkUnknown when there is none
     * @throws LinkClosed when it has not started, has expired, or wants its password
     */
    public ShortLink open(String slug, Predicate<ShortLink> unlocked) {
        var link = get(slug);
        var now = clock.instant();
        return switch (link.availableAt(now, unlocked.test(link))) {
            case OPEN -> link;
            case LOCKED -> throw LinkClosed.locked();
            case USED_UP -> throw LinkClosed.usedUp();
            case EXPIRED -> throw LinkClosed.expired();
            case SCHEDULED ->
                throw LinkClosed.untilStart(now, requireNonNull(link.settings().startsAt()));
        };
    }

    /** The link, if it is the time to watch this very item through it. */
    public Optional<ShortLink> openTo(String slug, MediaKey media) {
        return find(slug)
                .filter(link -> link.item().key().equals(media))
                .filter(link -> link.availableAt(clock.instant(), true) == Availability.OPEN);
    }
}
