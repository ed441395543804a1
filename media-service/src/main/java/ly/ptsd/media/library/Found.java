package ly.ptsd.media.library;

import org.bson.Document;

/** What stands beside an item in the index, only to find and to sort it by. */
final class Found {

    static final String FIELD = "found";
    static final String TITLE = FIELD + ".title";
    static final String FILE_NAME = FIELD + ".fileName";
    static final String SECONDS = FIELD + ".seconds";

    private Found() {}

    static Document of(Item item) {
        return new Document("title", SearchText.of(item.title()))
                .append("fileName", SearchText.of(item.fileName()))
                .append("seconds", seconds(item));
    }

    /** 0 as long as nobody knows. */
    static double seconds(Item item) {
        var facts = item.facts();
        return facts == null ? 0 : facts.durationSeconds();
    }
}
