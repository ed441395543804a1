package ly.ptsd.aim.tenant;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/** Names a tenant: 60 random bits in lower-case base32, fit for bucket names, host names and paths. */
public record TenantId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[a-z2-7]{12}");
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final SecureRandom RANDOM = new SecureRandom();

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TenantId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a tenant id");
        }
    }

    public static boolean isValid(String value) {
        return FORM.matcher(value).matches();
    }

    public static TenantId random() {
        var value = new StringBuilder(12);
        for (int i = 0; i < 12; i++) {
            value.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new TenantId(value.toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
