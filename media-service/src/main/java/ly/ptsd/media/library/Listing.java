package ly.ptsd.media.library;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort.Direction;

/**
 * Which part of the library is wanted.
 *
 * @param typed words that are all to be found
 * @param states none for all
 * @param tag which all of them have
 * @param after where the list goes on
 */
record Listing(
        String typed,
        List<ItemState> states,
        @Nullable String tag,
        @Nullable Length length,
        ItemSort sort,
        Direction direction,
        int limit,
        @Nullable Cursor after) {

    /** How long an item plays, roughly. */
    enum Length {
        /** Less than four minutes, if it is known at all. */
        SHORT(Double.MIN_VALUE, 240),
        /** Up to twenty minutes. */
        MEDIUM(240, 1200),
        LONG(1200, Double.MAX_VALUE);

        private final double from;
        private final double below;

        Length(double from, double below) {
            this.from = from;
            this.below = below;
        }

        double from() {
            return from;
        }

        double below() {
            return below;
        }
    }

    /** @param next where the list goes on, absent at its end */
    record Page(List<Item> items, @Nullable Cursor next) {}
}
