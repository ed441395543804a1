package ly.ptsd.url.link;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ly.ptsd.platform.problem.Problem;

/**
 * The part of a short link that names it. Drawn by chance it has 11 characters of base58, which is 64 bits and has no two
 * characters that look alike; chosen by its owner it has letters, digits and hyphens. Upper and lower case differ.
 */
public record Slug(String value) {

    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final int LENGTH = 11;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{2,38}[A-Za-z0-9]");

    /** What nobody wants to read out to a friend. */
    private static final List<String> BLOCKED = List.of(
            "anal", "anus", "arse", "cock", "coon", "crap", "cunt", "dick", "dyke", "fag", "fuck", "fuk", "gook",
            "hate", "jap", "jizz", "kike", "k1ke", "nazi", "nigg", "n1gg", "penis", "porn", "puss", "rape", "sex",
            "shit", "sh1t", "slut", "spic", "suck", "tit", "twat", "wank", "whore");

    /** What could be taken for the platform's own word. */
    private static final Set<String> RESERVED = Set.of(
            "about",
            "account",
            "admin",
            "assets",
            "billing",
            "card",
            "download",
            "grant",
            "help",
            "landing",
            "legal",
            "library",
            "link",
            "links",
            "login",
            "logout",
            "null",
            "official",
            "operations",
            "password",
            "payment",
            "plans",
            "privacy",
            "root",
            "security",
            "server",
            "share",
            "signin",
            "signup",
            "status",
            "support",
            "system",
            "terms",
            "undefined",
            "watch");

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

    /**
     * A slug as its owner wants it.
     *
     * @throws Problem with the reason why it cannot be
     */
    static Slug chosen(String wish) {
        if (!wish.chars().allMatch(character -> character < 128)) {
            throw refused(
                    "slug_not_ascii",
                    "Letters of other alphabets look like those of this one, and are sent as something unreadable.");
        }
        var slug = parse(wish)
                .orElseThrow(() -> refused(
                        "slug_malformed", "A slug has 4 to 40 letters, digits or hyphens, and no hyphen at its ends."));
        var lower = wish.toLowerCase(Locale.ROOT);
        if (RESERVED.contains(lower) || lower.contains("ptsd") || isBlocked(wish)) {
            throw refused("slug_reserved", "Nobody may have this slug.");
        }
        return slug;
    }

    private static Problem refused(String code, String reason) {
        return new Problem(422, code, reason);
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
