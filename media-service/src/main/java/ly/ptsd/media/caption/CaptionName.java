package ly.ptsd.media.caption;

import com.ibm.icu.util.ULocale;
import java.util.IllformedLocaleException;
import java.util.Locale;
import ly.ptsd.platform.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * How captions are called.
 *
 * @param language BCP 47
 * @param label one line
 */
record CaptionName(String language, String label) {

    private static final int LONGEST_LABEL = 60;
    private static final int LONGEST_TAG = 35;
    private static final String UNKNOWN = "und";

    /** @param label absent for the language's own name of itself @throws Problem request_invalid */
    static CaptionName of(@Nullable String language, @Nullable String label) {
        String tag = tag(language);
        String words = oneLine(label == null ? "" : label);
        if (words.codePointCount(0, words.length()) > LONGEST_LABEL) {
            throw invalid("A label has at most " + LONGEST_LABEL + " characters.");
        }
        return new CaptionName(tag, words.isEmpty() ? ownName(tag) : words);
    }

    /** As a track of a file is called there; what makes no sense is left out. */
    static CaptionName ofTrack(String language, String title) {
        String tag =
                ULocale.createCanonical(language.isBlank() ? UNKNOWN : language).toLanguageTag();
        String words = oneLine(title);
        int end = words.offsetByCodePoints(0, Math.min(LONGEST_LABEL, words.codePointCount(0, words.length())));
        return new CaptionName(
                tag.length() > LONGEST_TAG ? UNKNOWN : tag, end == 0 ? ownName(tag) : words.substring(0, end));
    }

    private static String tag(@Nullable String language) {
        try {
            if (language == null || language.isBlank() || language.length() > LONGEST_TAG) {
                throw invalid("language is a tag such as ko or en-GB.");
            }
            return new Locale.Builder().setLanguageTag(language).build().toLanguageTag();
        } catch (IllformedLocaleException _) {
            throw invalid("language is a tag such as ko or en-GB.");
        }
    }

    private static String ownName(String tag) {
        var locale = Locale.forLanguageTag(tag);
        String name = locale.getDisplayName(locale);
        return name.isEmpty() ? tag : name;
    }

    private static String oneLine(String words) {
        return words.replaceAll("\\p{Cntrl}", " ").strip();
    }

    private static Problem invalid(String detail) {
        return new Problem(400, "request_invalid", detail);
    }
}
