package ly.ptsd.local.aws.s3;

import com.google.common.base.Throwables;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaul.s3proxy.AccessGrant;
import org.gaul.s3proxy.BlobStoreLocator;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3ErrorCode;
import org.gaul.s3proxy.S3ProxyHandler;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Buckets and objects by S3Proxy, which checks the signatures of the requests it gets. It offers itself as a bare
 * handler; turning its exceptions into S3's error documents is up to whoever hosts it.
 */
final class ObjectHandler extends S3ProxyHandler {

    private static final long LARGEST_PUT = 5L << 30;
    private static final long LARGEST_HASHED_BODY = 128L << 20;
    private static final int LARGEST_CHUNK = 16 << 20;
    private static final int LARGEST_SKEW_SECONDS = 900;
    private static final List<String> ECHOED = List.of("ETag", "Allow", "x-amz-delete-marker", "x-amz-version-id");

    ObjectHandler(BlobStore store, CrossOriginResourceSharing cors, SecretLookup secrets) {
        super(
                store,
                AuthenticationType.AWS_V4,
                "",
                "",
                null,
                LARGEST_PUT,
                LARGEST_HASHED_BODY,
                LARGEST_CHUNK,
                true,
                cors,
                "",
                LARGEST_SKEW_SECONDS);
        setBlobStoreLocator(locator(store, secrets));
    }

    /** Finds the secret of an access key that is good at the moment. */
    @FunctionalInterface
    interface SecretLookup {
        Optional<String> secretOf(String accessKeyId);
    }

    private static BlobStoreLocator locator(BlobStore store, SecretLookup secrets) {
        return (keyId, _, _) -> keyId == null
                ? null
                : secrets.secretOf(keyId)
                        .map(secret -> new AccessGrant(secret, store))
                        .orElse(null);
    }

    void handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            doHandle(request, request, response, request.getInputStream(), null);
        } catch (AwsServiceException e) {
            report(request, response, e);
        } catch (IllegalArgumentException | IllegalStateException e) {
            refuse(request, response, new S3Refusal(400, "InvalidRequest", String.valueOf(e.getMessage())));
        } catch (UnsupportedOperationException e) {
            refuse(request, response, new S3Refusal(501, "NotImplemented", String.valueOf(e.getMessage())));
        } catch (IOException e) {
            report(request, response, serviceException(e).orElseThrow(() -> e));
        } catch (RuntimeException e) {
            report(request, response, serviceException(e).orElseThrow(() -> e));
        }
    }

    void refuse(HttpServletRequest request, HttpServletResponse response, S3Refusal refusal) throws IOException {
        sendSimpleErrorResponse(
                request, response, refusal.code(), refusal.status(), String.valueOf(refusal.getMessage()), Map.of());
    }

    private void report(HttpServletRequest request, HttpServletResponse response, AwsServiceException e)
            throws IOException {
        var backend = S3Exceptions.httpResponse(e);
        if (backend != null) {
            ECHOED.forEach(
                    name -> backend.firstMatchingHeader(name).ifPresent(value -> response.setHeader(name, value)));
        }
        String code = S3Exceptions.errorCode(e);
        if (code != null) {
            String message =
                    Optional.ofNullable(e.awsErrorDetails().errorMessage()).orElse("");
            sendSimpleErrorResponse(request, response, code, e.statusCode(), message, Map.of());
            return;
        }
        if (e.statusCode() == 412 && isUnmodifiedRead(request)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        switch (e.statusCode()) {
            case 412 -> refuse(request, response, S3ErrorCode.PRECONDITION_FAILED);
            case 416 -> refuse(request, response, S3ErrorCode.INVALID_RANGE);
            case 405 -> refuse(request, response, S3ErrorCode.METHOD_NOT_ALLOWED);
            case 400, 422 -> refuse(request, response, S3ErrorCode.BAD_DIGEST);
            case 403 -> refuse(request, response, S3ErrorCode.ACCESS_DENIED);
            default -> response.setStatus(e.statusCode());
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, S3ErrorCode code) throws IOException {
        sendSimpleErrorResponse(request, response, code, "The object store refused the request", Map.of());
    }

    /** The store knows one kind of failed condition; for reads by If-None-Match it means "not modified". */
    private static boolean isUnmodifiedRead(HttpServletRequest request) {
        boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return read && request.getHeader("If-Match") == null && request.getHeader("If-Unmodified-Since") == null;
    }

    private static Optional<AwsServiceException> serviceException(Throwable e) {
        return Throwables.getCausalChain(e).stream()
                .filter(AwsServiceException.class::isInstance)
                .map(AwsServiceException.class::cast)
                .findFirst();
    }
}
