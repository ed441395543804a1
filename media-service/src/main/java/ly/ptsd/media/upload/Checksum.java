package ly.ptsd.media.upload;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import ly.ptsd.platform.problem.Problem;
import org.jspecify.annotations.Nullable;

/** The client's word on what the bytes of a PATCH add up to (tus, extension checksum). */
record Checksum(String algorithm, byte[] expected) {

    static final String ALGORITHMS = "sha1,sha256";

    private static final Map<String, String> NAMES = Map.of("sha1", "SHA-1", "sha256", "SHA-256");

    /** @throws Problem checksum_algorithm_unsupported, request_invalid */
    static @Nullable Checksum parse(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String[] parts = header.strip().split(" +");
        String algorithm = NAMES.get(parts[0]);
        if (algorithm == null) {
            throw new Problem(400, "checksum_algorithm_unsupported", "Known algorithms: " + ALGORITHMS + ".");
        }
        try {
            return new Checksum(algorithm, Base64.getDecoder().decode(parts.length == 2 ? parts[1] : "!"));
        } catch (IllegalArgumentException _) {
            throw new Problem(400, "request_invalid", "Upload-Checksum is an algorithm and a digest in base64.");
        }
    }

    MessageDigest digest() {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws Problem checksum_mismatch */
    void check(MessageDigest digest) {
        if (!MessageDigest.isEqual(expected, digest.digest())) {
            throw new Problem(460, "checksum_mismatch", "The bytes that arrived are not the bytes that were sent.");
        }
    }
}
