package ly.ptsd.local.aws.s3;

import ly.ptsd.local.aws.credential.NotAuthenticated;

/** A refusal with S3's status and code. */
final class S3Refusal extends Exception {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    S3Refusal(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static S3Refusal accessDenied() {
        return new S3Refusal(403, "AccessDenied", "Access Denied");
    }

    static S3Refusal of(NotAuthenticated cause) {
        String message = String.valueOf(cause.getMessage());
        return switch (cause.reason()) {
            case NO_SIGNATURE -> accessDenied();
            case SIGNATURE_INCOMPLETE -> new S3Refusal(400, "AuthorizationHeaderMalformed", message);
            case KEY_UNKNOWN -> new S3Refusal(403, "InvalidAccessKeyId", message);
            case TOKEN_WRONG -> new S3Refusal(400, "InvalidToken", message);
            case SESSION_EXPIRED -> new S3Refusal(400, "ExpiredToken", message);
            case REQUEST_EXPIRED -> new S3Refusal(403, "AccessDenied", message);
            case SIGNATURE_WRONG -> new S3Refusal(403, "SignatureDoesNotMatch", message);
        };
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
