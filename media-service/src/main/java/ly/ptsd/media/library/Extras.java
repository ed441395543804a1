package ly.ptsd.media.library;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an item has beside its renditions. Items that were stored before there was such a thing have nothing of it.
 *
 * @param captions by id, in the order in which they came
 * @param storyboard absent until it is made
 * @param posterVersion of the poster that was chosen; absent while it is the first one
 * @param textTracksTaken whether the captions in the source itself have been made the item's
 * @param origin absent until the source was read through
 */
public record Extras(
        Map<String, Caption> captions,
        @Nullable Boolean textTracksTaken,
        @Nullable Storyboard storyboard,
        @Nullable String posterVersion,
        @Nullable Origin origin) {

    static final Extras NONE = new Extras(Map.of(), null, null, null, null);

    public Extras {
        captions = Collections.unmodifiableMap(new LinkedHashMap<>(Objects.requireNonNullElse(captions, Map.of())));
    }
}
