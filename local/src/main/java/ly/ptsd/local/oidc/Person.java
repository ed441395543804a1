package ly.ptsd.local.oidc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with an account at a provider.
 *
 * @param email absent where the person did not share it
 */
record Person(String name, @Nullable String email) {

    private static final long SUBJECT_DIGITS = 1_000_000_000_000_000_000L;

    /** People who can sign in without typing; the number of each is the position in this list. */
    static List<Person> samples(Provider provider) {
        return switch (provider) {
            case GOOGLE ->
                List.of(
                        new Person("Mina Park", "mina.park@ptsd.example"),
                        new Person("Daniel Weber", "daniel.weber@ptsd.example"),
                        new Person("Aisha Rahman", "aisha.rahman@ptsd.example"));
            case KAKAO ->
                List.of(
                        new Person("김서연", "seoyeon@ptsd.example"),
                        new Person("이준호", "junho@ptsd.example"),
                        new Person("박하늘", null));
        };
    }

    static Optional<Person> sample(Provider provider, String account) {
        return account.matches("[0-9]")
                ? samples(provider).stream().skip(Long.parseLong(account)).findFirst()
                : Optional.empty();
    }

    /** The same person at the same provider always has the same subject, a number like the real ones. */
    String subjectAt(String issuer) {
        String identity = issuer + '\n' + (email == null ? name : email).toLowerCase(Locale.ROOT);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            long number = ByteBuffer.wrap(hash).getLong() & Long.MAX_VALUE;
            return Long.toString(1 + number % SUBJECT_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
