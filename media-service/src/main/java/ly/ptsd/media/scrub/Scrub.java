package ly.ptsd.media.scrub;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import ly.ptsd.media.library.Item;
import ly.ptsd.media.library.ItemState;
import ly.ptsd.media.library.Library;
import ly.ptsd.media.library.Remaking;
import ly.ptsd.media.scrub.Part.Kind;
import ly.ptsd.media.scrub.ScrubReport.Missing;
import ly.ptsd.media.storage.ObjectStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Compares the bucket with the library. What is missing and can be made from the source is made again; what belongs to
 * nothing, and is too old to be on its way to something, is removed.
 */
@Component
class Scrub {

    private static final Logger log = LoggerFactory.getLogger(Scrub.class);

    private final Library library;
    private final ItemObjects objects;
    private final Remaking remaking;
    private final ObjectStore store;
    private final Clock clock;

    Scrub(Library library, ItemObjects objects, Remaking remaking, ObjectStore store, Clock clock) {
        this.library = library;
        this.objects = objects;
        this.remaking = remaking;
        this.store = store;
        this.clock = clock;
    }

    /** Not to be run beside itself, nor while an earlier server may still write. */
    ScrubReport run() {
        Instant begunAt = clock.instant();
        var comparison = new Comparison(library, objects, store, begunAt);
        comparison.run();
        List<Missing> missing = new ArrayList<>();
        comparison
                .missing()
                .forEach((id, parts) -> library.findKept(id).ifPresent(item -> {
                    boolean remade = remake(item, parts.keySet());
                    parts.forEach((part, count) -> missing.add(new Missing(
                            id,
                            item.title(),
                            part.kind(),
                            part.name(),
                            count,
                            remade && part.kind().isMade())));
                }));
        var removed = comparison.removable();
        removed.forEach(store::remove);
        log.info(
                "scrubbed objects={} missing={} strays={} removed={}",
                comparison.objects(),
                missing.size(),
                comparison.strays(),
                removed.size());
        return new ScrubReport(
                begunAt, clock.instant(), comparison.objects(), missing, comparison.strays(), removed.size());
    }

    /** @return whether what is made from the source is made again */
    private boolean remake(Item item, Set<Part> lost) {
        Map<Kind, List<Part>> parts = lost.stream().collect(Collectors.groupingBy(Part::kind));
        boolean possible = item.state() == ItemState.READY
                && !parts.containsKey(Kind.SOURCE)
                && parts.keySet().stream().anyMatch(Kind::isMade);
        if (possible) {
            remaking.begin(
                    item.id(),
                    parts.getOrDefault(Kind.RENDITION, List.of()).stream()
                            .map(Part::name)
                            .collect(Collectors.toSet()),
                    parts.containsKey(Kind.STORYBOARD),
                    parts.containsKey(Kind.POSTER));
        }
        return possible;
    }
}
