package ly.ptsd.platform.jwt;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** Shows an operator the signing keys and rotates them: {@code /actuator/signingkeys} on the management port. */
@Endpoint(id = "signingkeys")
class SigningKeysEndpoint {

    private final SigningKeys keys;

    SigningKeysEndpoint(SigningKeys keys) {
        this.keys = keys;
    }

    record Keys(List<SigningKeys.KeyView> keys) {}

    @ReadOperation
    Keys list() {
        return new Keys(keys.list());
    }

    /** @param retire true when a key may be known to others: all old ones end at once, and so does what they signed */
    @WriteOperation
    Keys rotate(@Nullable Boolean retire) {
        if (Boolean.TRUE.equals(retire)) {
            keys.retire();
        } else {
            keys.rotate();
        }
        return list();
    }
}
