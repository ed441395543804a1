package ly.ptsd.media.library;

import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import ly.ptsd.media.position.Position;
import ly.ptsd.media.position.Positions;
import ly.ptsd.platform.problem.Problem;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** How far the owner has watched the items, and with what to go on. Who only looked in has watched nothing. */
@Component
class Watching {

    /** Less is not begun. */
    private static final double LOOKED_IN = 5;

    /** Of the length; from there on there are only the credits. */
    private static final double SEEN = 0.95;

    private static final int SHOWN = 12;

    private final Library library;
    private final Positions positions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Watching(Library library, Positions positions, ApplicationEventPublisher events, Clock clock) {
        this.library = library;
        this.positions = positions;
        this.events = events;
        this.clock = clock;
    }

    /** @throws Problem media_unknown */
    void reached(String id, double seconds) {
        var facts = library.get(id).facts();
        boolean seen = facts != null && facts.durationSeconds() > 0 && seconds >= SEEN * facts.durationSeconds();
        double goOnAt = seen || seconds < LOOKED_IN ? 0 : seconds;
        change(id, known -> known.moved(goOnAt, known.watched() || seen, clock.instant()));
    }

    /** Says of the whole item that it was, or was not, seen. @throws Problem media_unknown */
    void mark(String id, boolean watched) {
        library.get(id);
        change(id, known -> known.moved(0, watched, clock.instant()));
    }

    private void change(String id, UnaryOperator<Position> change) {
        if (positions.change(id, change)) {
            events.publishEvent(new ItemChanged(id));
        }
    }

    /** What is begun and not finished, what was watched last first. */
    List<Item> begun() {
        return positions.begun().stream()
                .flatMap(position -> library.find(position.id()).stream())
                .limit(SHOWN)
                .toList();
    }

    @EventListener
    void forget(ItemDeleted deletion) {
        positions.forget(deletion.id());
    }
}
