package ly.ptsd.url.visit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import ly.ptsd.url.journal.Journal;
import org.springframework.stereotype.Component;

/**
 * Takes note of visits without holding up the visitor: each is written into the journal's memory, which outlives this
 * process. Nothing is asked of a store.
 */
@Component
public class Visits {

    private final Journal journal;
    private final ViewerNames names;
    private final Clock clock;
    private final Counter lost;

    Visits(Journal journal, ViewerNames names, Clock clock, MeterRegistry metrics) {
        this.journal = journal;
        this.names = names;
        this.clock = clock;
        this.lost = metrics.counter("ptsd.url.visits.lost");
        metrics.gauge("ptsd.url.visits.waiting", journal, Journal::waiting);
    }

    /** Returns at once, whatever the stores do. */
    public void record(Opening opening) {
        var viewer = opening.viewer();
        var visit = new Visit(
                opening.slug(),
                clock.instant(),
                viewer == null ? "" : names.of(opening.slug(), viewer),
                Referrers.host(opening.referer()),
                Agent.ascii(opening.userAgent()));
        if (!journal.append(visit.bytes())) {
            lost.increment();
        }
    }
}
