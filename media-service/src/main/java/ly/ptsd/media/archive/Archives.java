package ly.ptsd.media.archive;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import ly.ptsd.media.library.Item;
import ly.ptsd.media.library.Library;
import ly.ptsd.platform.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What may be downloaded as one file. A browser saves what an address gives and cannot send a token with it, so the
 * address itself is the permission, for a few minutes; this process remembers it, and no other.
 */
@Component
class Archives {

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int MOST = 100;
    private static final int TICKET_BYTES = 16;

    private final Library library;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final SequencedMap<String, Archive> open = new LinkedHashMap<>();

    Archives(Library library, Clock clock) {
        this.library = library;
        this.clock = clock;
    }

    /** @param ids absent for everything there is @throws Problem media_unknown when that is nothing */
    Archive open(@Nullable List<String> ids) {
        byte[] ticket = new byte[TICKET_BYTES];
        random.nextBytes(ticket);
        var archive = new Archive(
                Base64.getUrlEncoder().withoutPadding().encodeToString(ticket),
                ids,
                clock.instant().plus(LIFE));
        if (itemsOf(archive).isEmpty()) {
            throw new Problem(404, "media_unknown", "There is nothing to download.");
        }
        remember(archive);
        return archive;
    }

    private void remember(Archive archive) {
        synchronized (open) {
            var now = clock.instant();
            open.values().removeIf(one -> !now.isBefore(one.expiresAt()));
            if (open.size() == MOST) {
                open.pollFirstEntry();
            }
            open.put(archive.ticket(), archive);
        }
    }

    /** @throws Problem archive_unknown */
    Archive get(String ticket) {
        synchronized (open) {
            return Optional.ofNullable(open.get(ticket))
                    .filter(one -> clock.instant().isBefore(one.expiresAt()))
                    .orElseThrow(() -> new Problem(404, "archive_unknown", "There is no such archive, or no more."));
        }
    }

    /** What of it is there now, and complete. */
    List<Item> itemsOf(Archive archive) {
        var ids = archive.ids();
        var items = ids == null ? library.newestFirst() : library.shown(ids);
        return items.stream().filter(item -> !item.isUploading()).toList();
    }
}
