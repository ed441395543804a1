package ly.ptsd.aim.testbed;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** The stores and stand-ins that one test run shares; {@code ./ptsdly stores} starts them and prints these. */
public final class Stores {

    public static final String ACCESS_KEY = "test";
    public static final String SECRET_KEY = "test-secret";
    public static final String REGION = "ap-northeast-2";

    private Stores() {}

    public static String sql(String database) {
        return variable("PTSD_TEST_SQL") + "/" + database + "?createDatabaseIfNotExist=true";
    }

    public static String sqlUser() {
        return Optional.ofNullable(System.getenv("PTSD_TEST_SQL_USER")).orElse("root");
    }

    public static String sqlPassword() {
        return Optional.ofNullable(System.getenv("PTSD_TEST_SQL_PASSWORD")).orElse("");
    }

    /** Database 3 of the shared Redis is this service's. */
    public static String redis() {
        return variable("PTSD_TEST_REDIS") + "/3";
    }

    public static URI s3() {
        return emulator().orElseGet(() -> URI.create(variable("PTSD_TEST_S3")));
    }

    /** EC2, IAM and STS. */
    public static URI ec2() {
        return emulator().orElseGet(() -> URI.create(variable("PTSD_TEST_EC2")));
    }

    /** Where the stand-in is told to misbehave; empty when the tests run against something else. */
    public static Optional<URI> faults() {
        return emulator().isPresent() ? Optional.empty() : Optional.of(URI.create(variable("PTSD_TEST_AWS_FAULTS")));
    }

    /** Instances of the stand-in boot and have a metadata service; those of an emulator only say that they run. */
    public static boolean instancesBoot() {
        return emulator().isEmpty();
    }

    /** Any other emulator of EC2, IAM, STS and S3, to run the tests against. */
    private static Optional<URI> emulator() {
        return Optional.ofNullable(System.getenv("AWS_ENDPOINT_URL")).map(URI::create);
    }

    public static Path identityCertificate() {
        return Path.of(variable("PTSD_TEST_IDENTITY_CERTIFICATE"));
    }

    private static String variable(String name) {
        return Optional.ofNullable(System.getenv(name))
                .orElseThrow(() -> new IllegalStateException(name + " is not set: start ./ptsdly stores"));
    }
}
