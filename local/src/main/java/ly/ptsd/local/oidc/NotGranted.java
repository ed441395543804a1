package ly.ptsd.local.oidc;

import com.nimbusds.oauth2.sdk.ErrorObject;

/** A request for tokens that is refused, with the protocol's error. */
final class NotGranted extends Exception {

    private final transient ErrorObject error;

    NotGranted(ErrorObject error) {
        super(error.getCode());
        this.error = error;
    }

    ErrorObject error() {
        return error;
    }
}
