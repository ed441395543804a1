package ly.ptsd.local.aws.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.util.Map;
import java.util.Optional;
import ly.ptsd.local.aws.credential.Queries;

/** What a request to S3 is about. Bucket and key are empty where the request names none. */
record Asked(String method, String bucket, String key, Map<String, String> query) {

    static Asked by(HttpServletRequest request) {
        String[] path = request.getRequestURI().split("/", 3);
        return new Asked(
                request.getMethod(),
                path.length > 1 ? decode(path[1]) : "",
                path.length > 2 ? decode(path[2]) : "",
                Queries.parse(request.getQueryString()));
    }

    boolean aboutBucket() {
        return !bucket.isEmpty() && key.isEmpty();
    }

    boolean has(String parameter) {
        return query.containsKey(parameter);
    }

    /** The object that is copied, when the request copies one. */
    static Optional<String> copySource(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("x-amz-copy-source"))
                .map(source -> decode(source.split("\\?", 2)[0]))
                .map(source -> source.startsWith("/") ? source.substring(1) : source);
    }

    /** The permission this request needs, by IAM's name. */
    String action() {
        return "s3:" + (bucket.isEmpty() ? "ListAllMyBuckets" : key.isEmpty() ? bucketAction() : objectAction());
    }

    String resource() {
        return "arn:aws:s3:::" + bucket + (key.isEmpty() && !has("delete") ? "" : "/" + key);
    }

    private String bucketAction() {
        Optional<BucketSetting> setting = BucketSetting.in(query);
        boolean read = method.equals("GET") || method.equals("HEAD");
        if (setting.isPresent()) {
            return (read ? "Get" : "Put") + setting.get().permission();
        }
        return switch (method) {
            case "GET", "HEAD" -> {
                if (has("location")) {
                    yield "GetBucketLocation";
                }
                if (has("versions")) {
                    yield "ListBucketVersions";
                }
                yield has("uploads") ? "ListBucketMultipartUploads" : "ListBucket";
            }
            case "POST" -> "DeleteObject";
            case "DELETE" -> "DeleteBucket";
            default -> "CreateBucket";
        };
    }

    private String objectAction() {
        return switch (method) {
            case "GET", "HEAD" -> has("uploadId") ? "ListMultipartUploadParts" : "GetObject";
            case "DELETE" -> has("uploadId") ? "AbortMultipartUpload" : "DeleteObject";
            default -> "PutObject";
        };
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    }
}
