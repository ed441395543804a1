package ly.ptsd.aim.owner;

import java.util.regex.Pattern;
import ly.ptsd.platform.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What a client names a request by, so that its repetition is known. */
final class IdempotencyKey {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]{0,62}[\\x21-\\x7e])?");

    private IdempotencyKey() {}

    /** @throws Problem idempotency_key_missing, request_invalid */
    static String checked(@Nullable String key) {
        if (key == null) {
            throw new Problem(400, "idempotency_key_missing", "The header Idempotency-Key is missing.");
        }
        if (!FORM.matcher(key).matches()) {
            throw new Problem(400, "request_invalid", "The Idempotency-Key has 1 to 64 printable ASCII characters.");
        }
        return key;
    }
}
