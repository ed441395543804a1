package ly.ptsd.local.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import ly.ptsd.local.aws.credential.Credentials;
import ly.ptsd.local.aws.credential.Signatures;
import ly.ptsd.local.aws.ec2.Ec2;
import ly.ptsd.local.aws.ec2.Fleet;
import ly.ptsd.local.aws.ec2.Hypervisor;
import ly.ptsd.local.aws.http.HttpPort;
import ly.ptsd.local.aws.iam.Iam;
import ly.ptsd.local.aws.iam.Identities;
import ly.ptsd.local.aws.iam.Sts;
import ly.ptsd.local.aws.machine.AddressPool;
import ly.ptsd.local.aws.metadata.MetadataService;
import ly.ptsd.local.aws.query.QueryServlet;
import ly.ptsd.local.aws.s3.BrowserPort;
import ly.ptsd.local.aws.s3.S3;

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

    /** The account that owns everything. */
    public static final String ACCOUNT = "000000000000";

    private final AwsSettings settings;
    private final MetadataService metadata;
    private final Fleet fleet;
    private final BrowserPort browser;
    private final HttpPort query;
    private final int queryPort;

    AwsStandIn(AwsSettings settings) throws IOException {
        this.settings = settings;
        Clock clock = Clock.systemUTC();
        Path folder = settings.folder();
        var credentials = new Credentials(settings.adminKey(), clock);
        var signatures = new Signatures(credentials, clock);
        var identities = new Identities(folder.resolve("iam.json"), ACCOUNT, clock);

        var account = new S3.Account(ACCOUNT, settings.region());
        var s3 = new S3(
                folder.resolve("s3"), account, settings.browserOrigin(), credentials, signatures, identities::allows);
        browser = BrowserPort.start(settings.host(), settings.browserPort(), s3, settings.servlets());

        var identityKey = new MetadataService.IdentityKey(folder.resolve("identity-key.pem"), identityCertificate());
        metadata = MetadataService.start(
                settings.network(), identities, credentials, identityKey, settings.region(), clock);

        var hypervisor = new Hypervisor(folder.resolve("instances"), settings.images(), settings.children(), metadata);
        fleet = new Fleet(folder.resolve("ec2.json"), AddressPool.of(settings.network()), hypervisor, clock);
        var services = List.of(new Ec2(fleet, identities, settings.region()), new Iam(identities), new Sts(ACCOUNT));
        query = HttpPort.serving(Map.of("/", new QueryServlet(signatures, services)));
        queryPort = query.listen(settings.host(), settings.queryPort());
        fleet.resume();
    }

    /** Settings of a stand-in that keeps everything below the given folder. */
    public static AwsSettings in(Path folder) {
        return new AwsSettings(folder);
    }

    static AwsStandIn start(AwsSettings settings) {
        try {
            return new AwsStandIn(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where S3 answers, path style. */
    public URI s3Endpoint() {
        return URI.create("http://" + settings.host() + ":" + browser.port());
    }

    /** Where EC2, IAM and STS answer. */
    public URI queryEndpoint() {
        return URI.create("http://" + settings.host() + ":" + queryPort);
    }

    /** The PEM file with the certificate that verifies instance identity documents. */
    public Path identityCertificate() {
        return settings.folder().resolve("identity-certificate.pem");
    }

    /** Ends every workload and listener; what is stored stays. */
    @Override
    public void close() {
        query.close();
        fleet.close();
        metadata.close();
        browser.close();
    }
}
