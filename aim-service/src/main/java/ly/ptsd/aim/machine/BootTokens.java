package ly.ptsd.aim.machine;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import ly.ptsd.aim.tenant.TenantId;
import org.springframework.stereotype.Component;

/**
 * The token in an instance's user data: {@code tenant.generation.attempt.mac}, the last part base64url of
 * HMAC-SHA256(boot secret, {@code tenant|generation|attempt}). Nothing about it is stored, so that a launch can be
 * repeated unchanged; alone it opens nothing.
 */
@Component
public class BootTokens {

    private static final Pattern FORM = Pattern.compile(
            "(?<tenant>[a-z2-7]{12})\\.(?<generation>[0-9]{1,9})\\.(?<attempt>[0-9]{1,9})\\.(?<mac>.+)");

    private final SecretKeySpec key;

    BootTokens(MachineTrustProperties trust) {
        this.key = new SecretKeySpec(trust.bootSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** What a valid token names. */
    record Named(TenantId tenant, int generation, int attempt) {}

    public String token(TenantId tenant, int generation, int attempt) {
        return "%s.%d.%d.%s".formatted(tenant, generation, attempt, mac(tenant, generation, attempt));
    }

    /** Empty when this platform did not make it. */
    Optional<Named> read(String token) {
        var parts = FORM.matcher(token);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var named = new Named(
                new TenantId(parts.group("tenant")),
                Integer.parseInt(parts.group("generation")),
                Integer.parseInt(parts.group("attempt")));
        var expected = mac(named.tenant(), named.generation(), named.attempt());
        boolean ours = MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), parts.group("mac").getBytes(StandardCharsets.UTF_8));
        return ours ? Optional.of(named) : Optional.empty();
    }

    private String mac(TenantId tenant, int generation, int attempt) {
        try {
            var mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            var named = "%s|%d|%d".formatted(tenant, generation, attempt);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(named.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
