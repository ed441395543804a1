package ly.ptsd.local.aws.credential;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ly.ptsd.local.aws.credential.NotAuthenticated.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about its Signature Version 4, in the Authorization header or, when presigned, in the query.
 *
 * @param scope date/region/service/aws4_request
 * @param lifeSeconds how long a presigned address is good; null when the request is signed in its header
 */
record Claim(
        String keyId,
        String scope,
        List<String> signedHeaders,
        String signature,
        String timestamp,
        @Nullable String token,
        @Nullable Long lifeSeconds) {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";

    boolean presigned() {
        return lifeSeconds != null;
    }

    static Claim of(HttpServletRequest request) throws NotAuthenticated {
        try {
            String authorization = request.getHeader("Authorization");
            if (authorization != null && authorization.startsWith(ALGORITHM)) {
                return fromHeader(request, authorization.substring(ALGORITHM.length()));
            }
            var query = Queries.parse(request.getQueryString());
            if (query.containsKey("X-Amz-Signature")) {
                return fromQuery(query);
            }
        } catch (IllegalArgumentException e) {
            throw new NotAuthenticated(Reason.SIGNATURE_INCOMPLETE, "The signature is incomplete: " + e.getMessage());
        }
        throw new NotAuthenticated(Reason.NO_SIGNATURE, "The request is not signed");
    }

    private static Claim fromHeader(HttpServletRequest request, String fields) {
        Map<String, String> values = new TreeMap<>();
        for (String field : fields.split(",")) {
            String[] pair = field.strip().split("=", 2);
            values.put(pair[0], pair.length == 2 ? pair[1] : "");
        }
        return claim(
                required(values, "Credential"),
                required(values, "SignedHeaders"),
                required(values, "Signature"),
                Optional.ofNullable(request.getHeader("X-Amz-Date"))
                        .orElseThrow(() -> new IllegalArgumentException("X-Amz-Date")),
                request.getHeader("X-Amz-Security-Token"),
                null);
    }

    private static Claim fromQuery(Map<String, String> query) {
        return claim(
                required(query, "X-Amz-Credential"),
                required(query, "X-Amz-SignedHeaders"),
                required(query, "X-Amz-Signature"),
                required(query, "X-Amz-Date"),
                query.get("X-Amz-Security-Token"),
                Long.valueOf(required(query, "X-Amz-Expires")));
    }

    private static Claim claim(
            String credential,
            String headers,
            String signature,
            String timestamp,
            @Nullable String token,
            @Nullable Long lifeSeconds) {
        int slash = credential.indexOf('/');
        if (slash < 0 || credential.split("/").length != 5) {
            throw new IllegalArgumentException("Credential");
        }
        return new Claim(
                credential.substring(0, slash),
                credential.substring(slash + 1),
                List.of(headers.split(";")),
                signature,
                timestamp,
                token,
                lifeSeconds);
    }

    private static String required(Map<String, String> values, String name) {
        return Optional.ofNullable(values.get(name)).orElseThrow(() -> new IllegalArgumentException(name));
    }
}
