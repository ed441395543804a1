package ly.ptsd.media.upload;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** Names of uploads: 80 bits, as sixteen letters and digits. */
final class UploadIds {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private UploadIds() {}

    /** One that nobody has. */
    static String next() {
        byte[] bytes = new byte[LENGTH];
        RANDOM.nextBytes(bytes);
        return written(bytes);
    }

    /** The same for the same name. */
    static String of(String name) {
        try {
            return written(MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String written(byte[] bytes) {
        var id = new StringBuilder(LENGTH);
        for (int index = 0; index < LENGTH; index++) {
            id.append(ALPHABET.charAt(bytes[index] & 31));
        }
        return id.toString();
    }
}
