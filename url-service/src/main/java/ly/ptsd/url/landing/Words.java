package ly.ptsd.url.landing;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the page says, in the languages it speaks. */
enum Words {
    KO {
        @Override
        String length(Duration length) {
            return "길이 "
                    + (length.toHours() > 0 ? length.toHours() + "시간 " : "")
                    + (length.toMinutes() > 0 ? length.toMinutesPart() + "분 " : "")
                    + length.toSecondsPart() + "초";
        }
    },
    EN {
        @Override
        String length(Duration length) {
            return (length.toHours() > 0 ? length.toHours() + " h " : "")
                    + (length.toMinutes() > 0 ? length.toMinutesPart() + " min " : "")
                    + length.toSecondsPart() + " s";
        }
    };

    final String language = name().toLowerCase(Locale.ROOT);
    private final Properties texts = read(language);

    abstract String length(Duration length);

    String text(String name) {
        return requireNonNull(texts.getProperty(name), name);
    }

    Set<String> names() {
        return texts.stringPropertyNames();
    }

    /** For whoever has no script to say it in their own zone. */
    String time(Instant instant) {
        var format = DateTimeFormatter.ofPattern(text("scheduled.format"), Locale.of(language));
        return format.format(instant.atZone(ZoneId.of(text("scheduled.zone")))) + ", " + text("scheduled.zone.name");
    }

    /** The language that the reader (RFC 9110, 12.5.4) likes best of those the page speaks; Korean if none. */
    static Words of(@Nullable String acceptLanguage) {
        try {
            var ranges = Locale.LanguageRange.parse(acceptLanguage == null ? "" : acceptLanguage);
            var best = Locale.lookupTag(ranges, List.of(KO.language, EN.language));
            return EN.language.equals(best) ? EN : KO;
        } catch (IllegalArgumentException unreadable) {
            return KO;
        }
    }

    private static Properties read(String language) {
        var file = requireNonNull(Words.class.getResourceAsStream("/landing/" + language + ".properties"));
        try (var reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            var texts = new Properties();
            texts.load(reader);
            return texts;
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
