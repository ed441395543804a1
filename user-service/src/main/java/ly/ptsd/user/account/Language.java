package ly.ptsd.user.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages in which the platform speaks. */
public enum Language {
    @JsonProperty("ko")
    KO,
    @JsonProperty("en")
    EN;

    private static final List<String> TAGS = List.of(KO.tag(), EN.tag());

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Language of(String tag) {
        return valueOf(tag.toUpperCase(Locale.ROOT));
    }

    /** The best match for an Accept-Language header (RFC 4647, 3.4); English where nothing matches. */
    public static Language preferred(@Nullable String acceptLanguage) {
        try {
            var wanted = Locale.LanguageRange.parse(acceptLanguage == null ? "" : acceptLanguage);
            var found = Locale.lookupTag(wanted, TAGS);
            return found == null ? EN : of(found);
        } catch (IllegalArgumentException malformed) {
            return EN;
        }
    }
}
