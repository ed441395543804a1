package ly.ptsd.media.library;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Items as tests need them. */
public final class ItemFixtures {

    private ItemFixtures() {}

    public static Item withRenditions(Map<String, ItemRendition.State> states) {
        var renditions = new LinkedHashMap<String, ItemRendition>();
        states.forEach((name, state) -> renditions.put(
                name,
                new ItemRendition(
                        name,
                        name.equals("audio") ? null : 1,
                        name.equals("audio") ? null : 1,
                        25.0,
                        state,
                        0,
                        null,
                        0,
                        0,
                        null)));
        return Item.uploading(
                        "aaaaaaaaaaaaaaaa",
                        new Reservations.Name("title", "a.mp4", "video/mp4"),
                        1,
                        null,
                        Instant.EPOCH)
                .accepted(new MediaFacts(1, 1, 1, true, true, List.of()), renditions);
    }
}
