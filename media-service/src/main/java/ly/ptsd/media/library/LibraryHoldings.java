package ly.ptsd.media.library;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import ly.ptsd.media.machine.Holdings;
import org.springframework.stereotype.Component;

@Component
class LibraryHoldings implements Holdings {

    private final Library library;
    private final Reservations reservations;

    LibraryHoldings(Library library, Reservations reservations) {
        this.library = library;
        this.reservations = reservations;
    }

    @Override
    public Held held() {
        var items = library.kept();
        long largest = items.stream().mapToLong(Item::sizeBytes).max().orElse(0);
        return new Held(reservations.usedBytes(), largest, highest(items));
    }

    private static int highest(List<Item> items) {
        return items.stream()
                .flatMap(item -> item.renditions().values().stream())
                .filter(rendition -> rendition.state() == ItemRendition.State.DONE)
                .flatMap(LibraryHoldings::shortSide)
                .max(Integer::compare)
                .orElse(0);
    }

    private static Stream<Integer> shortSide(ItemRendition rendition) {
        return Stream.of(rendition.width(), rendition.height())
                .filter(Objects::nonNull)
                .map(Integer::intValue)
                .min(Integer::compare)
                .stream();
    }
}
