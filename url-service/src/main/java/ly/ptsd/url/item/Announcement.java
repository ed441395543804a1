package ly.ptsd.url.item;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a media server says about one of its items.
 *
 * @param version grows with each change of the item: an announcement that comes late is known by it
 */
record Announcement(
        @NotNull @Size(max = 1000) String title,
        @PositiveOrZero @Nullable Double durationSeconds,
        @Positive @Nullable Integer width,
        @Positive @Nullable Integer height,
        @NotNull State state,
        @PositiveOrZero @Max(MAX_VERSION) long version) {

    /** How far it has come, or that its owner has thrown it away and may bring it back. */
    enum State {
        PROCESSING,
        PLAYABLE,
        READY,
        TRASHED
    }

    /** One below the version of a deleted item. */
    static final long MAX_VERSION = Long.MAX_VALUE - 1;
}
