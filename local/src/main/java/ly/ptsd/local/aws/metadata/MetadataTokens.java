package ly.ptsd.local.aws.metadata;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Session tokens of the metadata service, version 2: good for one instance, until they expire. */
final class MetadataTokens {

    private final byte[] secret = new byte[32];
    private final Clock clock;

    MetadataTokens(Clock clock) {
        this.clock = clock;
        new SecureRandom().nextBytes(secret);
    }

    String issue(String instanceId, Duration life) {
        String end = Long.toString(clock.instant().plus(life).getEpochSecond(), 36);
        return end + "." + seal(instanceId, end);
    }

    boolean accepts(String instanceId, String token) {
        String[] parts = token.split("\\.", 2);
        if (parts.length != 2
                || !MessageDigest.isEqual(seal(instanceId, parts[0]).getBytes(UTF_8), parts[1].getBytes(UTF_8))) {
            return false;
        }
        return clock.instant().getEpochSecond() < Long.parseLong(parts[0], 36);
    }

    private String seal(String instanceId, String end) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] sealed = mac.doFinal((instanceId + "/" + end).getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
