package ly.ptsd.url.visit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import ly.ptsd.url.link.Slug;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Names viewers for counting: for each link another name, which leads back to no cookie. So nobody who has the counts
 * can tell who watched, or that the same person opened two links.
 */
@Component
class ViewerNames {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 16;

    private final SecretKeySpec key;

    ViewerNames(@Value("${ptsd.signing-secret}") String secret) {
        var whole = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.key = new SecretKeySpec(mac(whole, "viewer names"), ALGORITHM);
    }

    /** 22 characters of base64url. */
    String of(Slug slug, String viewer) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOf(mac(key, slug + " " + viewer), BYTES));
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
