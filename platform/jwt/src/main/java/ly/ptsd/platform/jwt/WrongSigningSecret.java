package ly.ptsd.platform.jwt;

/** The stored signing keys were encrypted with another secret than the one given now. */
public class WrongSigningSecret extends RuntimeException {

    WrongSigningSecret(Throwable cause) {
        super("the stored signing keys do not open with ptsd.signing-secret", cause);
    }
}
