package ly.ptsd.local.aws.query;

/** A refusal with the error code that AWS would give. */
public final class QueryFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    public QueryFault(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /** The caller's mistake as EC2 reports it. */
    public static QueryFault badRequest(String code, String message) {
        return new QueryFault(400, code, message);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }
}
