package ly.ptsd.media.library;

import java.util.List;
import org.bson.Document;

/** What stands beside an item in the index, only to find and to sort it by. */
final class Found {

    static final String FIELD = "found";
    static final String TITLE = FIELD + ".title";
    static final String TAGS = FIELD + ".tags";
    static final String TAG_TEXT = FIELD + ".tagText";
    static final String FILE_NAME = FIELD + ".fileName";
    static final String SECONDS = FIELD + ".seconds";

    private Found() {}

    static Document of(Item item) {
        return new Document("title", SearchText.of(item.title()))
                .append("fileName", SearchText.of(item.fileName()))
                .append("tags", tags(item.tags()))
                .append("tagText", tagText(item.tags()))
                .append("seconds", seconds(item));
    }

    static List<String> tags(List<String> tags) {
        return tags.stream().map(SearchText::of).toList();
    }

    /** All of them, a line each, to be searched as other texts are. */
    static String tagText(List<String> tags) {
        return String.join("\n", tags(tags));
    }

    /** 0 as long as nobody knows. */
    static double seconds(Item item) {
        var facts = item.facts();
        return facts == null ? 0 : facts.durationSeconds();
    }
}
