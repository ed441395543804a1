package ly.ptsd.media;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Random names for what each test run makes. */
public final class Ids {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    private Ids() {}

    public static String random(int length) {
        return new SecureRandom()
                .ints(length, 0, ALPHABET.length())
                .mapToObj(at -> String.valueOf(ALPHABET.charAt(at)))
                .collect(Collectors.joining());
    }
}
