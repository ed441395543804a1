package ly.ptsd.local.aws;

import java.net.URI;
import java.nio.file.Path;

/**
 * Amazon Web Services as far as the platform uses them, on this machine: S3, EC2, IAM, STS and the instance
 * metadata service. Data, instances and roles are kept in one folder between runs; instances that were running
 * boot again.
 *
 * <pre>{@code
 * try (var aws = AwsStandIn.in(folder)
 *         .adminKey("platform", "platform-secret")
 *         .image("ptsdly/media-service", new ProcessImage(command, variables))
 *         .image("mongo", MachineImage.provided())
 *         .start()) { … }
 * }</pre>
 */
public final class AwsStandIn implements AutoCloseable {

    private final AwsSettings settings;

    AwsStandIn(AwsSettings settings) {
        this.settings = settings;
    }

    /** Settings of a stand-in that keeps everything below the given folder. */
    public static AwsSettings in(Path folder) {
        return new AwsSettings(folder);
    }

    /** Where S3 answers, path style. */
    public URI s3Endpoint() {
        return URI.create("http://" + settings.host() + ":" + settings.browserPort());
    }

    /** Where EC2, IAM and STS answer. */
    public URI queryEndpoint() {
        return URI.create("http://" + settings.host() + ":" + settings.queryPort());
    }

    /** The PEM file with the certificate that verifies instance identity documents. */
    public Path identityCertificate() {
        return settings.folder().resolve("identity-certificate.pem");
    }

    /** Ends every workload and listener; what is stored stays. */
    @Override
    public void close() {}
}
