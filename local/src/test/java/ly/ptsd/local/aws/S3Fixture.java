package ly.ptsd.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A running stand-in, Amazon's own client of its S3, and a bucket for each test. */
abstract class S3Fixture {

    static final String ORIGIN = "http://localhost:8080";

    @TempDir
    static Path folder;

    static AwsStandIn aws;
    static AwsClients clients;
    static S3Client s3;
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

    static String refusalOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        S3Exception refusal = catchThrowableOfType(S3Exception.class, call);
        assertThat(refusal).isNotNull();
        return refusal.statusCode() + " " + refusal.awsErrorDetails().errorCode();
    }
}
