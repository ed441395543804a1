package ly.ptsd.url.grant;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** A browser that watches, known by nothing but a random name it was given. */
public record Viewer(String id) {

    static final String SHAPE = "[A-Za-z0-9_-]{22}";

    private static final Pattern PATTERN = Pattern.compile(SHAPE);
    private static final RandomGenerator RANDOM = new SecureRandom();

    static Viewer create() {
        var random = new byte[16];
        RANDOM.nextBytes(random);
        return new Viewer(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    static Optional<Viewer> parse(String text) {
        return PATTERN.matcher(text).matches() ? Optional.of(new Viewer(text)) : Optional.empty();
    }
}
