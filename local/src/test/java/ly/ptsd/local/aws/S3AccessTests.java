package ly.ptsd.local.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.core.sync.RequestBody;

/** Who gets at objects: by signatures, by presigned addresses, from which pages. */
class S3AccessTests extends S3Fixture {

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void refusesASignatureByAnotherSecret() {
        try (var stranger =
                clients.with(AwsBasicCredentials.create("test", "guessed")).s3()) {
            assertThat(refusalOf(() -> stranger.listObjectsV2(request -> request.bucket(bucket))))
                    .isEqualTo("403 SignatureDoesNotMatch");
            assertThat(refusalOf(() -> stranger.getBucketTagging(request -> request.bucket(bucket))))
                    .isEqualTo("403 SignatureDoesNotMatch");
        }
    }

    @Test
    void refusesAnUnknownKeyAndAnonymousReaders() throws Exception {
        try (var stranger =
                clients.with(AwsBasicCredentials.create("nobody", "guessed")).s3()) {
            assertThat(refusalOf(() -> stranger.listObjectsV2(request -> request.bucket(bucket))))
                    .isEqualTo("403 InvalidAccessKeyId");
        }
        var answer = get(aws.s3Endpoint() + "/" + bucket + "/anything");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("<Code>AccessDenied</Code>");
    }

    @Test
    void presignedAddressesGiveRangesUnderAnotherFileName() throws Exception {
        s3.putObject(request -> request.bucket(bucket).key("source"), RequestBody.fromString("0123456789"));
        String url = presigned("source", Duration.ofMinutes(1));

        var whole = get(url);
        var part = http.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Range", "bytes=2-4")
                        .header("Origin", ORIGIN)
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(whole.body()).isEqualTo("0123456789");
        assertThat(whole.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"a.mp4\"; filename*=UTF-8''%ED%95%9C.mp4");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("234");
        assertThat(part.headers().firstValue("Access-Control-Allow-Origin")).contains(ORIGIN);
    }

    @Test
    void refusesAPresignedAddressThatWasChanged() throws Exception {
        s3.putObject(request -> request.bucket(bucket).key("one"), RequestBody.fromString("1"));
        s3.putObject(request -> request.bucket(bucket).key("two"), RequestBody.fromString("2"));

        var answer = get(presigned("one", Duration.ofMinutes(1)).replace("/one?", "/two?"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("SignatureDoesNotMatch");
    }

    @Test
    void allowsPagesOfThePlatformOnly() throws Exception {
        s3.putObject(request -> request.bucket(bucket).key("segment"), RequestBody.fromString("1"));
        String url = presigned("segment", Duration.ofMinutes(1));

        assertThat(preflight(url, ORIGIN).headers().firstValue("Access-Control-Allow-Origin"))
                .contains(ORIGIN);
        assertThat(preflight(url, "http://elsewhere.example").headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    private String presigned(String key, Duration life) {
        try (var presigner = clients.presigner()) {
            return presigner
                    .presignGetObject(presign -> presign.signatureDuration(life)
                            .getObjectRequest(request -> request.bucket(bucket)
                                    .key(key)
                                    .responseContentDisposition(
                                            "attachment; filename=\"a.mp4\"; filename*=UTF-8''%ED%95%9C.mp4")))
                    .url()
                    .toString();
        }
    }

    private HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString(UTF_8));
    }

    private HttpResponse<String> preflight(String url, String origin) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "Range")
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
