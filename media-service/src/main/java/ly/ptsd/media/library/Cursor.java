package ly.ptsd.media.library;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import ly.ptsd.platform.problem.Problem;

/** Where a list goes on: after the item that had that place when it was sent, whether or not it is still there. */
record Cursor(ItemSort sort, String id, String place) {

    static Cursor after(Item item, ItemSort sort) {
        return new Cursor(sort, item.id(), sort.of(item));
    }

    String text() {
        String all = String.join("\n", sort.name(), id, place);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Problem request_invalid when it is not one of a list that is sorted so */
    static Cursor parse(String text, ItemSort sort) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", 3);
            if (parts.length == 3 && parts[0].equals(sort.name())) {
                sort.stored(parts[2]);
                return new Cursor(sort, parts[1], parts[2]);
            }
        } catch (IllegalArgumentException _) {
            // no better than one of another list
        }
        throw new Problem(400, "request_invalid", "after is what the list before it said as next.");
    }

    Object stored() {
        return sort.stored(place);
    }
}
