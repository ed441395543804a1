package ly.ptsd.user.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** 256 random bits that only the browser holds; the platform remembers their hash. */
public record RefreshToken(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public RefreshToken {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a refresh token");
        }
    }

    static RefreshToken random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new RefreshToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    static Optional<RefreshToken> parse(@Nullable String value) {
        return value != null && SHAPE.matcher(value).matches()
                ? Optional.of(new RefreshToken(value))
                : Optional.empty();
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Nothing that a log could give away. */
    @Override
    public String toString() {
        return "RefreshToken[…]";
    }
}
