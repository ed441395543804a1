package ly.ptsd.user.picture;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names a picture: 128 random bits, so that only who was shown a picture can ask for it. */
public record PictureId(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final SecureRandom RANDOM = new SecureRandom();

    static PictureId random() {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return new PictureId(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    static Optional<PictureId> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new PictureId(text)) : Optional.empty();
    }

    /** Where everybody can see it. */
    public String path() {
        return "/api/users/pictures/" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
