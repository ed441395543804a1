package ly.ptsd.media.library;

import java.text.Normalizer;
import ly.ptsd.platform.problem.Problem;

/** A tag as its owner has written it; two that differ in nothing but case are the same. */
record TagName(String text) {

    private static final int LONGEST = 50;

    /** @throws Problem request_invalid when it cannot be one */
    static TagName parse(String said) {
        String text = Normalizer.normalize(said.strip(), Normalizer.Form.NFC);
        boolean odd = text.isEmpty()
                || text.codePointCount(0, text.length()) > LONGEST
                || text.codePoints().anyMatch(Character::isISOControl);
        if (odd) {
            throw new Problem(400, "request_invalid", "A tag has up to " + LONGEST + " characters.");
        }
        return new TagName(text);
    }

    String key() {
        return SearchText.of(text);
    }

    boolean isOne(String tag) {
        return key().equals(SearchText.of(tag));
    }
}
