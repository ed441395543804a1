package ly.ptsd.media.library;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Text as it is compared: without regard to case and to how its letters are put together (a Mac's file names are not). */
final class SearchText {

    private SearchText() {}

    static String of(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /** A pattern for each word that was typed. */
    static List<String> patterns(String typed) {
        return Arrays.stream(of(typed).split("[\\s\\p{Cntrl}]+"))
                .filter(word -> !word.isEmpty())
                .map(Hangul::pattern)
                .toList();
    }
}
