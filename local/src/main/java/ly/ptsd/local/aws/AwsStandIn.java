package ly.ptsd.local.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import ly.ptsd.local.aws.credential.Credentials;
import ly.ptsd.local.aws.credential.Signatures;
import ly.ptsd.local.aws.ec2.Ec2;
import ly.ptsd.local.aws.ec2.Fleet;
import ly.ptsd.local.aws.ec2.Hypervisor;
import ly.ptsd.local.aws.fault.FaultPlan;
import ly.ptsd.local.aws.fault.FaultServlet;
import ly.ptsd.local.aws.http.HttpPort;
import ly.ptsd.local.aws.iam.Iam;
import ly.ptsd.local.aws.iam.Identities;
import ly.ptsd.local.aws.iam.Sts;
import ly.ptsd.local.aws.machine.AddressPool;
import ly.ptsd.local.aws.metadata.MetadataService;
import ly.ptsd.local.aws.query.QueryServlet;
import ly.ptsd.local.aws.s3.BrowserPort;
import ly.ptsd.local.aws.s3.S3;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

    private static final Logger log = LoggerFactory.getLogger(AwsStandIn.class);

    /** The account that owns everything. */
    public static final String ACCOUNT = "000000000000";

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final AwsSettings settings;
    private final FaultPlan faults;
    private final int browserPort;
    private final int queryPort;
    private final int faultPort;

    private AwsStandIn(AwsSettings settings) throws IOException {
        this.settings = settings;
        Clock clock = settings.clock();
        this.faults = new FaultPlan(clock);
        var credentials = new Credentials(settings.adminKey(), clock);
        var signatures = new Signatures(credentials, clock);
        var identities = new Identities(settings.folder().resolve("iam.json"), ACCOUNT, clock);
        try {
            browserPort = openBrowserPort(credentials, signatures, identities);
            Fleet fleet = openFleet(credentials, identities);
            queryPort = openQueryPort(signatures, fleet, identities);
            faultPort = settings.takesFaults() ? openFaultPort() : 0;
            fleet.resume();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private int openBrowserPort(Credentials credentials, Signatures signatures, Identities identities)
            throws IOException {
        var s3 = new S3(
                settings.folder().resolve("s3"),
                new S3.Account(ACCOUNT, settings.region()),
                settings.browserOrigin(),
                credentials,
                signatures,
                identities::allows,
                faults);
        var browser = opened(BrowserPort.start(settings.host(), settings.browserPort(), s3, settings.servlets()));
        return browser.port();
    }

    private Fleet openFleet(Credentials credentials, Identities identities) throws IOException {
        Path folder = settings.folder();
        var identityKey = new MetadataService.IdentityKey(folder.resolve("identity-key.pem"), identityCertificate());
        var metadata = opened(MetadataService.start(
                settings.network(), identities, credentials, identityKey, settings.region(), settings.clock()));
        var hypervisor = new Hypervisor(
                folder.resolve("instances"), settings.images(), settings.children(), metadata, settings.wiped());
        var addresses = AddressPool.of(settings.network());
        return opened(new Fleet(folder.resolve("ec2.json"), addresses, hypervisor, settings.clock()));
    }

    private int openQueryPort(Signatures signatures, Fleet fleet, Identities identities) {
        Clock clock = settings.clock();
        var services = List.of(
                new Ec2(fleet, identities, settings.region(), faults, clock),
                new Iam(identities, faults, clock),
                new Sts(ACCOUNT));
        var query = opened(HttpPort.serving(Map.of("/", new QueryServlet(signatures, services, faults))));
        return query.listen(settings.host(), settings.queryPort());
    }

    /** Only this machine may break what everybody uses. */
    private int openFaultPort() {
        var port = opened(HttpPort.serving(Map.of("/", new FaultServlet(faults))));
        return port.listen("127.0.0.1", settings.faultPort());
    }

    private <C extends AutoCloseable> C opened(C part) {
        opened.push(part);
        return part;
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
        return URI.create("http://" + settings.host() + ":" + browserPort);
    }

    /** Where EC2, IAM and STS answer. */
    public URI queryEndpoint() {
        return URI.create("http://" + settings.host() + ":" + queryPort);
    }

    /** What goes wrong on purpose; nothing, until it is told. */
    public FaultPlan faults() {
        return faults;
    }

    /** Where faults are switched on from other processes, if the settings say so. */
    public URI faultEndpoint() {
        return URI.create("http://127.0.0.1:" + faultPort + "/");
    }

    /** The PEM file with the certificate that verifies instance identity documents. */
    public Path identityCertificate() {
        return settings.folder().resolve("identity-certificate.pem");
    }

    /** Ends every workload and listener, the last opened first; what is stored stays. */
    @Override
    public void close() {
        while (!opened.isEmpty()) {
            AutoCloseable part = opened.pop();
            try {
                part.close();
            } catch (Exception e) {
                log.warn("not closed part={}", part.getClass().getSimpleName(), e);
            }
        }
    }
}
