package ly.ptsd.url.link;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The part of a short link that names it: 11 characters of base58, which is 64 bits and has no two characters that
 * look alike. Upper and lower case differ.
 */
public record Slug(String value) {

    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final int LENGTH = 11;
    private static final Pattern SHAPE = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");

    /** What nobody wants to read out to a friend. */
    private static final List<String> BLOCKED = List.of(
            "anal", "anus", "arse", "cock", "coon", "crap", "cunt", "dick", "dyke", "fag", "fuck", "fuk", "gook",
            "hate", "jap", "jizz", "kike", "k1ke", "nazi", "nigg", "n1gg", "penis", "porn", "puss", "rape", "sex",
            "shit", "sh1t", "slut", "spic", "suck", "tit", "twat", "wank", "whore");

    public Slug {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a slug");
        }
    }

    public static Optional<Slug> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new Slug(text)) : Optional.empty();
    }

    /** @param random must be cryptographically strong: whoever guesses a slug may watch */
    static Slug random(RandomGenerator random) {
        String drawn;
        do {
            drawn = random.ints(LENGTH, 0, ALPHABET.length())
                    .mapToObj(index -> ALPHABET.substring(index, index + 1))
                    .collect(Collectors.joining());
        } while (isBlocked(drawn));
        return new Slug(drawn);
    }

    static boolean isBlocked(String drawn) {
        var lower = drawn.toLowerCase(Locale.ROOT);
        return BLOCKED.stream().anyMatch(lower::contains);
    }

    @Override
    public String toString() {
        return value;
    }
}
