package ly.ptsd.local.oidc;

/** A request to sign in that cannot be answered by redirect, because its sender is not to be trusted with one. */
final class Refused extends RuntimeException {

    Refused(String message) {
        super(message);
    }
}
