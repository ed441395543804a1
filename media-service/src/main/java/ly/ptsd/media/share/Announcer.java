package ly.ptsd.media.share;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import ly.ptsd.media.library.Announcements;
import ly.ptsd.media.library.Item;
import ly.ptsd.media.library.ItemChanged;
import ly.ptsd.media.library.ItemDeleted;
import ly.ptsd.media.library.ItemState;
import ly.ptsd.media.library.ItemTrashed;
import ly.ptsd.media.library.MediaFacts;
import ly.ptsd.media.machine.Machine;
import ly.ptsd.media.storage.ObjectStore;
import ly.ptsd.media.storage.StorageFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * Tells the links service what has become of the items. What was not acknowledged is told again, at longer and longer
 * pauses while the service does not answer; an item it refuses holds up no other.
 */
@Component
class Announcer {

    private static final Logger log = LoggerFactory.getLogger(Announcer.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final String TRASHED = "TRASHED";
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** What came to be pending without a change of which we heard is found by then. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private final Announcements announcements;
    private final LinksApi links;
    private final ObjectStore store;
    private final Machine machine;
    private final Clock clock;
    private Duration pause = Duration.ZERO;
    private Instant next = Instant.MIN;
    private Instant look = Instant.MIN;
    private volatile boolean changed;

    Announcer(Announcements announcements, LinksApi links, ObjectStore store, Machine machine, Clock clock) {
        this.announcements = announcements;
        this.links = links;
        this.store = store;
        this.machine = machine;
        this.clock = clock;
    }

    @EventListener({ItemChanged.class, ItemTrashed.class, ItemDeleted.class})
    void changed() {
        changed = true;
    }

    /** An idle server does not ask its database twice a second for nothing. */
    @Scheduled(fixedDelay = 500)
    void tellPending() {
        if (!machine.isServing() || clock.instant().isBefore(changed ? next : look)) {
            return;
        }
        machine.token().ifPresent(this::tellPending);
    }

    private void tellPending(String token) {
        changed = false;
        boolean heard = true;
        for (Item item : announcements.pending()) {
            heard &= attempt(item, () -> tell(item, token));
        }
        for (Item item : announcements.deleted()) {
            heard &= attempt(item, () -> tellDeleted(item, token));
        }
        pause = heard ? Duration.ZERO : longer(pause);
        next = clock.instant().plus(pause);
        look = heard ? next.plus(LOOK_EVERY) : next;
    }

    private boolean attempt(Item item, Runnable call) {
        try {
            call.run();
            return true;
        } catch (RestClientResponseException refused) {
            log.warn("announcement refused media={} status={}", item.id(), refused.getStatusCode());
            return false;
        } catch (RestClientException | StorageFailed unanswered) {
            log.warn("announcement waits media={}: {}", item.id(), unanswered.getMessage());
            return false;
        }
    }

    private void tell(Item item, String token) {
        if (item.isUploading() || (item.state() == ItemState.FAILED && !item.isTrashed())) {
            return;
        }
        if (item.announcement().pending()) {
            links.put(item.id(), told(item), token);
            announcements.acknowledged(item);
        }
        if (item.announcement().posterPending()) {
            store.read(item.posterKey()).ifPresent(jpeg -> links.putPoster(item.id(), jpeg, token));
            announcements.posterAcknowledged(item);
        }
    }

    private void tellDeleted(Item item, String token) {
        links.delete(item.id(), token);
        announcements.deletionAcknowledged(item);
    }

    private static LinksApi.Told told(Item item) {
        Optional<MediaFacts> facts = Optional.ofNullable(item.facts());
        return new LinksApi.Told(
                item.title(),
                facts.map(MediaFacts::durationSeconds).orElse(null),
                facts.map(MediaFacts::width).orElse(null),
                facts.map(MediaFacts::height).orElse(null),
                item.isTrashed() ? TRASHED : item.state().name(),
                item.announcement().version());
    }

    private static Duration longer(Duration pause) {
        if (pause.isZero()) {
            return FIRST_PAUSE;
        }
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}
