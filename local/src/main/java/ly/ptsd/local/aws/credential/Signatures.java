package ly.ptsd.local.aws.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import ly.ptsd.local.aws.credential.Credential.InstanceSession;
import ly.ptsd.local.aws.credential.NotAuthenticated.Reason;

/** Checks AWS Signature Version 4. */
public final class Signatures {

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Duration LARGEST_SKEW = Duration.ofMinutes(15);

    private final Credentials credentials;
    private final Clock clock;

    public Signatures(Credentials credentials, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    /**
     * The credential the request names. Its session token and expiry are checked, its signature is not: for
     * requests whose signature somebody else checks.
     */
    public Credential named(HttpServletRequest request) throws NotAuthenticated {
        return named(Claim.of(request));
    }

    /** The credential the request, with this body, is signed with. */
    public Credential verify(HttpServletRequest request, byte[] body) throws NotAuthenticated {
        Claim claim = Claim.of(request);
        Credential credential = named(claim);
        checkTime(claim);
        String expected = signature(credential.secret(), claim, request, payloadHash(claim, request, body));
        if (!MessageDigest.isEqual(expected.getBytes(UTF_8), claim.signature().getBytes(UTF_8))) {
            throw wrong();
        }
        return credential;
    }

    private Credential named(Claim claim) throws NotAuthenticated {
        Credential credential = credentials
                .find(claim.keyId())
                .orElseThrow(() -> new NotAuthenticated(Reason.KEY_UNKNOWN, "The access key is not known here"));
        if (credential instanceof InstanceSession session) {
            if (!session.token().equals(claim.token())) {
                throw new NotAuthenticated(Reason.TOKEN_WRONG, "The security token is missing or invalid");
            }
            if (!clock.instant().isBefore(session.expiresAt())) {
                throw new NotAuthenticated(Reason.SESSION_EXPIRED, "The security token is expired");
            }
        }
        return credential;
    }

    private void checkTime(Claim claim) throws NotAuthenticated {
        Instant signedAt;
        try {
            signedAt = TIMESTAMP.parse(claim.timestamp(), Instant::from);
        } catch (DateTimeException e) {
            throw new NotAuthenticated(Reason.SIGNATURE_INCOMPLETE, "The date is malformed");
        }
        Duration age = Duration.between(signedAt, clock.instant());
        Long life = claim.lifeSeconds();
        Duration oldest = life == null ? LARGEST_SKEW : Duration.ofSeconds(life);
        if (age.compareTo(oldest) > 0 || age.negated().compareTo(LARGEST_SKEW) > 0) {
            throw new NotAuthenticated(Reason.REQUEST_EXPIRED, "The request has expired");
        }
    }

    private static String payloadHash(Claim claim, HttpServletRequest request, byte[] body) throws NotAuthenticated {
        if (claim.presigned()) {
            return "UNSIGNED-PAYLOAD";
        }
        String actual = hex(sha256(body));
        String declared = request.getHeader("X-Amz-Content-Sha256");
        if (declared == null || declared.equals(actual)) {
            return actual;
        }
        if (declared.equals("UNSIGNED-PAYLOAD")) {
            return declared;
        }
        throw wrong();
    }

    private static String signature(String secret, Claim claim, HttpServletRequest request, String payloadHash) {
        String canonical = String.join(
                "\n",
                request.getMethod(),
                request.getRequestURI(),
                Queries.canonical(request.getQueryString()),
                canonicalHeaders(request, claim.signedHeaders()),
                String.join(";", claim.signedHeaders()),
                payloadHash);
        String toSign = String.join(
                "\n", "AWS4-HMAC-SHA256", claim.timestamp(), claim.scope(), hex(sha256(canonical.getBytes(UTF_8))));
        byte[] key = ("AWS4" + secret).getBytes(UTF_8);
        for (String part : claim.scope().split("/")) {
            key = hmac(key, part);
        }
        return hex(hmac(key, toSign));
    }

    private static String canonicalHeaders(HttpServletRequest request, List<String> names) {
        return names.stream()
                .map(name -> name + ":"
                        + Collections.list(request.getHeaders(name)).stream()
                                .map(value -> value.strip().replaceAll(" +", " "))
                                .collect(Collectors.joining(","))
                        + "\n")
                .collect(Collectors.joining());
    }

    private static NotAuthenticated wrong() {
        return new NotAuthenticated(Reason.SIGNATURE_WRONG, "The signature does not match the request and the key");
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(byte[] data) {
        return HexFormat.of().formatHex(data);
    }
}
