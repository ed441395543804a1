package ly.ptsd.local.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** The S3 endpoint, as Amazon's own client sees it. */
class S3Tests {

    private static final String ORIGIN = "http://localhost:8080";

    @TempDir
    static Path folder;

    static AwsStandIn aws;
    static AwsClients clients;
    static S3Client s3;
    final HttpClient http = HttpClient.newHttpClient();
    final String bucket = "ptsd-test-" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        aws = AwsStandIn.in(folder).browserOrigin(ORIGIN).start();
        clients = AwsClients.of(aws);
        s3 = clients.s3();
    }

    @AfterAll
    static void stop() {
        s3.close();
        aws.close();
    }

    @BeforeEach
    void createBucket() {
        s3.createBucket(request ->
                request.bucket(bucket).createBucketConfiguration(where -> where.locationConstraint("ap-northeast-2")));
    }

    @Test
    void keepsAnObjectWithItsContentTypeAndMetadata() {
        s3.putObject(
                request -> request.bucket(bucket)
                        .key("media/a b+c/한글.m4s")
                        .contentType("video/iso.segment")
                        .metadata(java.util.Map.of("generation", "7")),
                RequestBody.fromString("bytes"));

        var read = s3.getObjectAsBytes(request -> request.bucket(bucket).key("media/a b+c/한글.m4s"));

        assertThat(read.asUtf8String()).isEqualTo("bytes");
        assertThat(read.response().contentType()).isEqualTo("video/iso.segment");
        assertThat(read.response().metadata()).containsEntry("generation", "7");
        assertThat(s3.listObjectsV2(request -> request.bucket(bucket).prefix("media/"))
                        .contents())
                .singleElement()
                .satisfies(object -> assertThat(object.key()).isEqualTo("media/a b+c/한글.m4s"));
    }

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
    void uploadsInParts() {
        String upload = s3.createMultipartUpload(
                        request -> request.bucket(bucket).key("large").contentType("video/mp4"))
                .uploadId();
        byte[] first = new byte[5 << 20];
        List<CompletedPart> parts = new ArrayList<>();
        for (int number = 1; number <= 2; number++) {
            int part = number;
            var body = part == 1 ? RequestBody.fromBytes(first) : RequestBody.fromString("end");
            String tag = s3.uploadPart(
                            request -> request.bucket(bucket)
                                    .key("large")
                                    .uploadId(upload)
                                    .partNumber(part),
                            body)
                    .eTag();
            parts.add(CompletedPart.builder().partNumber(part).eTag(tag).build());
        }
        s3.completeMultipartUpload(request -> request.bucket(bucket)
                .key("large")
                .uploadId(upload)
                .multipartUpload(complete -> complete.parts(parts)));

        var head = s3.headObject(request -> request.bucket(bucket).key("large"));
        assertThat(head.contentLength()).isEqualTo((5 << 20) + 3);
        assertThat(head.contentType()).isEqualTo("video/mp4");
    }

    @Test
    void knowsNoUploadThatWasAborted() {
        String key = "media/a b+c/한글.m4s";
        String upload = s3.createMultipartUpload(
                        request -> request.bucket(bucket).key(key))
                .uploadId();
        s3.uploadPart(
                request -> request.bucket(bucket).key(key).uploadId(upload).partNumber(1),
                RequestBody.fromString("part"));
        assertThat(s3.listParts(request -> request.bucket(bucket).key(key).uploadId(upload))
                        .parts())
                .hasSize(1);
        assertThat(s3.listMultipartUploads(request -> request.bucket(bucket)).uploads())
                .hasSize(1);

        s3.abortMultipartUpload(request -> request.bucket(bucket).key(key).uploadId(upload));

        assertThat(refusalOf(() ->
                        s3.listParts(request -> request.bucket(bucket).key(key).uploadId(upload))))
                .isEqualTo("404 NoSuchUpload");
        assertThat(refusalOf(() -> s3.uploadPart(
                        request ->
                                request.bucket(bucket).key(key).uploadId(upload).partNumber(2),
                        RequestBody.fromString("late"))))
                .isEqualTo("404 NoSuchUpload");
        assertThat(s3.listObjectsV2(request -> request.bucket(bucket)).contents())
                .isEmpty();
        s3.deleteBucket(request -> request.bucket(bucket));
    }

    @Test
    void readsOnlyWhatChangedAndOnlyWhatIsThere() {
        var written = s3.putObject(request -> request.bucket(bucket).key("k"), RequestBody.fromString("0123"));

        S3Exception unchanged = catchThrowableOfType(
                S3Exception.class,
                () -> s3.getObjectAsBytes(
                        request -> request.bucket(bucket).key("k").ifNoneMatch(written.eTag())));
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(refusalOf(() -> s3.getObjectAsBytes(
                        request -> request.bucket(bucket).key("k").range("bytes=9-"))))
                .isEqualTo("416 InvalidRange");
        assertThat(refusalOf(() ->
                        s3.getObjectAsBytes(request -> request.bucket(bucket).key("absent"))))
                .isEqualTo("404 NoSuchKey");
    }

    @Test
    void readsARefusedUploadToItsEndSoThatTheClientHearsTheAnswer() {
        s3.putObject(request -> request.bucket(bucket).key("k"), RequestBody.fromString("first"));
        byte[] large = new byte[3 << 20];

        for (int i = 0; i < 5; i++) {
            assertThat(refusalOf(() -> s3.putObject(
                            request -> request.bucket(bucket).key("k").ifNoneMatch("*"), RequestBody.fromBytes(large))))
                    .isEqualTo("412 PreconditionFailed");
            // Refused before "100 Continue": the JDK's HTTP client then keeps the body, and so the code, to itself.
            assertThat(refusalOf(() -> s3.putObject(
                            request -> request.bucket(bucket).key("k").expectedBucketOwner("111111111111"),
                            RequestBody.fromBytes(large))))
                    .startsWith("403 ");
        }
    }

    @Test
    void forgetsASettingThatIsDeleted() {
        s3.putBucketTagging(request -> request.bucket(bucket)
                .tagging(tagging -> tagging.tagSet(tag -> tag.key("a").value("b"))));
        s3.deleteBucketTagging(request -> request.bucket(bucket));

        assertThat(refusalOf(() -> s3.getBucketTagging(request -> request.bucket(bucket))))
                .isEqualTo("404 NoSuchTagSet");
    }

    @Test
    void deletesManyObjectsAtOnce() {
        for (String key : List.of("a/1", "a/2", "b/1")) {
            s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(key));
        }

        s3.deleteObjects(request -> request.bucket(bucket)
                .delete(delete -> delete.objects(object -> object.key("a/1"), object -> object.key("a/2"))));

        assertThat(s3.listObjectsV2(request -> request.bucket(bucket)).contents())
                .singleElement()
                .satisfies(object -> assertThat(object.key()).isEqualTo("b/1"));
        assertThat(refusalOf(() -> s3.deleteBucket(request -> request.bucket(bucket))))
                .isEqualTo("409 BucketNotEmpty");
    }

    @Test
    void listsEveryObjectAsItsOnlyVersionPageByPage() {
        for (String key : List.of("a/1", "a/2", "b/1")) {
            s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(key));
        }

        var first = s3.listObjectVersions(request -> request.bucket(bucket).maxKeys(2));
        assertThat(first.versions()).extracting(ObjectVersion::key).containsExactly("a/1", "a/2");
        assertThat(first.isTruncated()).isTrue();
        var second = s3.listObjectVersions(request ->
                request.bucket(bucket).keyMarker(first.nextKeyMarker()).versionIdMarker(first.nextVersionIdMarker()));
        assertThat(second.versions()).extracting(ObjectVersion::key).containsExactly("b/1");
        assertThat(second.isTruncated()).isFalse();
    }

    @Test
    void deletesTheVersionThatIsListed() {
        s3.putObject(request -> request.bucket(bucket).key("a"), RequestBody.fromString("content"));

        var listed = s3.listObjectVersions(request -> request.bucket(bucket))
                .versions()
                .getFirst();
        s3.deleteObjects(request -> request.bucket(bucket)
                .delete(delete ->
                        delete.objects(object -> object.key(listed.key()).versionId(listed.versionId()))));

        assertThat(s3.listObjectVersions(request -> request.bucket(bucket)).versions())
                .isEmpty();
    }

    @Test
    void writesOnlyWhenTheConditionHolds() {
        var first = s3.putObject(
                request -> request.bucket(bucket).key("manifest").ifNoneMatch("*"), RequestBody.fromString("1"));
        assertThat(refusalOf(() -> s3.putObject(
                        request -> request.bucket(bucket).key("manifest").ifNoneMatch("*"),
                        RequestBody.fromString("2"))))
                .isEqualTo("412 PreconditionFailed");

        s3.putObject(
                request -> request.bucket(bucket).key("manifest").ifMatch(first.eTag()), RequestBody.fromString("3"));
        assertThat(refusalOf(() -> s3.putObject(
                        request -> request.bucket(bucket).key("manifest").ifMatch(first.eTag()),
                        RequestBody.fromString("4"))))
                .isEqualTo("412 PreconditionFailed");
        assertThat(s3.getObjectAsBytes(request -> request.bucket(bucket).key("manifest"))
                        .asUtf8String())
                .isEqualTo("3");
    }

    @Test
    void letsOneOfManyConditionalWritersWin() throws Exception {
        List<Callable<Boolean>> writers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String text = "writer " + i;
            writers.add(() -> wins(text));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int won = 0;
            for (var result : threads.invokeAll(writers)) {
                won += result.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
    }

    private boolean wins(String text) {
        try {
            s3.putObject(request -> request.bucket(bucket).key("lease").ifNoneMatch("*"), RequestBody.fromString(text));
            return true;
        } catch (S3Exception e) {
            return false;
        }
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

    @Test
    void storesBucketSettingsAndGivesThemBack() {
        s3.putPublicAccessBlock(request -> request.bucket(bucket)
                .publicAccessBlockConfiguration(block -> block.blockPublicAcls(true)
                        .blockPublicPolicy(true)
                        .ignorePublicAcls(true)
                        .restrictPublicBuckets(true)));
        s3.putBucketTagging(request -> request.bucket(bucket)
                .tagging(tagging -> tagging.tagSet(tag -> tag.key("tenant").value("한글"))));
        s3.putBucketCors(request -> request.bucket(bucket)
                .corsConfiguration(cors ->
                        cors.corsRules(rule -> rule.allowedOrigins(ORIGIN).allowedMethods("GET", "HEAD"))));
        s3.putBucketEncryption(request -> request.bucket(bucket)
                .serverSideEncryptionConfiguration(encryption -> encryption.rules(rule ->
                        rule.applyServerSideEncryptionByDefault(by -> by.sseAlgorithm(ServerSideEncryption.AES256)))));
        s3.putBucketLifecycleConfiguration(request -> request.bucket(bucket)
                .lifecycleConfiguration(lifecycle -> lifecycle.rules(rule -> rule.id("abort")
                        .status(ExpirationStatus.ENABLED)
                        .filter(filter -> filter.prefix(""))
                        .abortIncompleteMultipartUpload(abort -> abort.daysAfterInitiation(1)))));
        s3.putBucketOwnershipControls(request -> request.bucket(bucket)
                .ownershipControls(controls ->
                        controls.rules(rule -> rule.objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED))));
        String policy = "{\"Version\":\"2012-10-17\",\"Statement\":[]}";
        s3.putBucketPolicy(request -> request.bucket(bucket).policy(policy));

        assertThat(s3.getPublicAccessBlock(request -> request.bucket(bucket))
                        .publicAccessBlockConfiguration()
                        .restrictPublicBuckets())
                .isTrue();
        assertThat(s3.getBucketTagging(request -> request.bucket(bucket)).tagSet())
                .singleElement()
                .satisfies(tag -> assertThat(tag.value()).isEqualTo("한글"));
        assertThat(s3.getBucketCors(request -> request.bucket(bucket))
                        .corsRules()
                        .getFirst()
                        .allowedOrigins())
                .containsExactly(ORIGIN);
        assertThat(s3.getBucketEncryption(request -> request.bucket(bucket))
                        .serverSideEncryptionConfiguration()
                        .rules())
                .hasSize(1);
        assertThat(s3.getBucketLifecycleConfiguration(request -> request.bucket(bucket))
                        .rules())
                .singleElement()
                .satisfies(
                        rule -> assertThat(rule.abortIncompleteMultipartUpload().daysAfterInitiation())
                                .isEqualTo(1));
        assertThat(s3.getBucketOwnershipControls(request -> request.bucket(bucket))
                        .ownershipControls()
                        .rules()
                        .getFirst()
                        .objectOwnership())
                .isEqualTo(ObjectOwnership.BUCKET_OWNER_ENFORCED);
        assertThat(s3.getBucketPolicy(request -> request.bucket(bucket)).policy())
                .isEqualTo(policy);
        assertThat(s3.getBucketVersioning(request -> request.bucket(bucket)).status())
                .isNull();
    }

    @Test
    void saysWhatABucketWasNeverGiven() {
        assertThat(refusalOf(() -> s3.getBucketTagging(request -> request.bucket(bucket))))
                .isEqualTo("404 NoSuchTagSet");
        assertThat(refusalOf(() -> s3.getPublicAccessBlock(request -> request.bucket(bucket))))
                .isEqualTo("404 NoSuchPublicAccessBlockConfiguration");
        assertThat(refusalOf(() -> s3.getBucketTagging(request -> request.bucket("ptsd-absent"))))
                .isEqualTo("404 NoSuchBucket");
        assertThat(refusalOf(() ->
                        s3.putBucketPolicy(request -> request.bucket(bucket).policy("{"))))
                .isEqualTo("400 MalformedPolicy");
    }

    @Test
    void aBucketIsMadeOnceAndItsSettingsGoWithIt() {
        s3.putBucketTagging(request -> request.bucket(bucket)
                .tagging(tagging -> tagging.tagSet(tag -> tag.key("a").value("b"))));
        assertThatThrownBy(() -> s3.createBucket(request -> request.bucket(bucket)))
                .isInstanceOf(BucketAlreadyOwnedByYouException.class);

        s3.deleteBucket(request -> request.bucket(bucket));
        s3.createBucket(request -> request.bucket(bucket));

        assertThat(refusalOf(() -> s3.getBucketTagging(request -> request.bucket(bucket))))
                .isEqualTo("404 NoSuchTagSet");
    }

    @Test
    void knowsItsRegionAndItsOwner() {
        assertThat(s3.headBucket(request -> request.bucket(bucket).expectedBucketOwner(AwsStandIn.ACCOUNT))
                        .bucketRegion())
                .isEqualTo("ap-northeast-2");
        assertThat(s3.getBucketLocation(request -> request.bucket(bucket)).locationConstraintAsString())
                .isEqualTo("ap-northeast-2");
        assertThat(refusalOf(
                        () -> s3.listObjectsV2(request -> request.bucket(bucket).expectedBucketOwner("111111111111"))))
                .isEqualTo("403 AccessDenied");
    }

    static String refusalOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        S3Exception refusal = catchThrowableOfType(S3Exception.class, call);
        assertThat(refusal).isNotNull();
        return refusal.statusCode() + " " + refusal.awsErrorDetails().errorCode();
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
