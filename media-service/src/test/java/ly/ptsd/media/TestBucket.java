package ly.ptsd.media;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket of its own for a test run, and a look into it. */
public final class TestBucket {

    static final String ENDPOINT = Environment.required("PTSD_TEST_S3");
    static final String ACCESS_KEY = "test";
    static final String SECRET_KEY = "test-secret";

    private final S3Client s3 = S3Client.builder()
            .endpointOverride(URI.create(ENDPOINT))
            .region(Region.AP_NORTHEAST_2)
            .forcePathStyle(true)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
            .build();
    private final String name = "ptsd-test-" + Ids.random(12);

    public TestBucket() {
        s3.createBucket(create -> create.bucket(name));
    }

    /** A server within this process finds them where the SDK looks first. */
    static void useItsCredentials() {
        System.setProperty("aws.accessKeyId", ACCESS_KEY);
        System.setProperty("aws.secretAccessKey", SECRET_KEY);
    }

    public String name() {
        return name;
    }

    public List<String> keys(String prefix) {
        return s3.listObjectsV2Paginator(list -> list.bucket(name).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    public List<String> keysOf(String mediaId) {
        return keys("").stream().filter(key -> key.contains(mediaId)).toList();
    }

    /** How many bytes there are of an upload that is not complete, part by part. */
    public List<Integer> parts(String mediaId) {
        return s3.listMultipartUploads(list -> list.bucket(name)).uploads().stream()
                .filter(upload -> upload.key().contains(mediaId))
                .flatMap(
                        upload -> s3
                                .listParts(list ->
                                        list.bucket(name).key(upload.key()).uploadId(upload.uploadId()))
                                .parts()
                                .stream())
                .map(part -> Math.toIntExact(part.size()))
                .toList();
    }

    /** What the bucket does by itself with an upload that is not complete after a day. */
    public void dropParts(String mediaId) {
        s3.listMultipartUploads(list -> list.bucket(name)).uploads().stream()
                .filter(upload -> upload.key().contains(mediaId))
                .forEach(upload -> s3.abortMultipartUpload(
                        abort -> abort.bucket(name).key(upload.key()).uploadId(upload.uploadId())));
    }

    /** Writes so many copies of the object, each about another item. */
    public void copies(String key, String mediaId, int count) {
        String text = new String(read(key), StandardCharsets.UTF_8);
        for (int number = 0; number < count; number++) {
            String id = Ids.random(16);
            s3.putObject(
                    put -> put.bucket(name).key(key.replace(mediaId, id)),
                    RequestBody.fromString(text.replace(mediaId, id)));
        }
    }

    public void write(String key, String text) {
        s3.putObject(put -> put.bucket(name).key(key), RequestBody.fromString(text));
    }

    public void remove(String key) {
        s3.deleteObject(delete -> delete.bucket(name).key(key));
    }

    public byte[] read(String key) {
        return s3.getObjectAsBytes(get -> get.bucket(name).key(key)).asByteArray();
    }
}
