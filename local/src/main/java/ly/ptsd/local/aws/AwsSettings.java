package ly.ptsd.local.aws;

import jakarta.servlet.http.HttpServlet;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import ly.ptsd.local.aws.credential.AccessKey;
import ly.ptsd.local.aws.machine.MachineImage;
import ly.ptsd.local.aws.machine.PrivateNetwork;

/** What an {@link AwsStandIn} is started with; every setting but the folder has a default. */
public final class AwsSettings {

    private final Path folder;
    private final Map<String, MachineImage> images = new LinkedHashMap<>();
    private final Map<String, HttpServlet> servlets = new LinkedHashMap<>();
    private String host = "127.0.0.1";
    private int browserPort;
    private int queryPort;
    private AccessKey adminKey = new AccessKey("test", "test-secret");
    private String region = "ap-northeast-2";
    private String browserOrigin = "";
    private PrivateNetwork network = PrivateNetwork.loopback();
    private Consumer<ProcessHandle> children = _ -> {};
    private Consumer<String> wiped = _ -> {};
    private Clock clock = Clock.systemUTC();
    private boolean takesFaults;
    private int faultPort;

    AwsSettings(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /** The address both ports listen on. */
    public AwsSettings host(String host) {
        this.host = host;
        return this;
    }

    /** The port of S3 and of the servlets beside it; 0, the default, takes a free one. */
    public AwsSettings browserPort(int port) {
        this.browserPort = port;
        return this;
    }

    /** The port of EC2, IAM and STS; 0, the default, takes a free one. */
    public AwsSettings queryPort(int port) {
        this.queryPort = port;
        return this;
    }

    /** The key that may do everything. */
    public AwsSettings adminKey(String id, String secret) {
        this.adminKey = new AccessKey(id, secret);
        return this;
    }

    public AwsSettings region(String region) {
        this.region = region;
        return this;
    }

    /** The origin whose pages may read objects; none by default. */
    public AwsSettings browserOrigin(String origin) {
        this.browserOrigin = origin;
        return this;
    }

    /** What runs when user data says {@code docker run … name}. */
    public AwsSettings image(String name, MachineImage image) {
        images.put(name, image);
        return this;
    }

    /** Another outside system on the browser's port, below a path such as {@code /_oidc} that no bucket can have. */
    public AwsSettings servlet(String path, HttpServlet servlet) {
        servlets.put(path, servlet);
        return this;
    }

    public AwsSettings network(PrivateNetwork network) {
        this.network = network;
        return this;
    }

    /** Told of every process an instance starts. */
    public AwsSettings children(Consumer<ProcessHandle> children) {
        this.children = children;
        return this;
    }

    /** Told of every instance whose disk is wiped at its end, by its id: what is kept for it elsewhere goes with it. */
    public AwsSettings wiped(Consumer<String> wiped) {
        this.wiped = wiped;
        return this;
    }

    /** The time by which sessions expire and ended instances are forgotten. */
    AwsSettings clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /** Faults can be switched on over HTTP, from this machine, at a port that is free. */
    public AwsSettings takingFaults() {
        return takingFaults(0);
    }

    /** Faults can be switched on over HTTP, from this machine, at this port. */
    public AwsSettings takingFaults(int port) {
        this.takesFaults = true;
        this.faultPort = port;
        return this;
    }

    /** Starts everything; returns when all ports answer. */
    public AwsStandIn start() {
        return AwsStandIn.start(this);
    }

    Path folder() {
        return folder;
    }

    String host() {
        return host;
    }

    int browserPort() {
        return browserPort;
    }

    int queryPort() {
        return queryPort;
    }

    AccessKey adminKey() {
        return adminKey;
    }

    String region() {
        return region;
    }

    Optional<String> browserOrigin() {
        return browserOrigin.isEmpty() ? Optional.empty() : Optional.of(browserOrigin);
    }

    Map<String, MachineImage> images() {
        return Map.copyOf(images);
    }

    Map<String, HttpServlet> servlets() {
        return Map.copyOf(servlets);
    }

    PrivateNetwork network() {
        return network;
    }

    Clock clock() {
        return clock;
    }

    boolean takesFaults() {
        return takesFaults;
    }

    int faultPort() {
        return faultPort;
    }

    Consumer<ProcessHandle> children() {
        return children;
    }

    Consumer<String> wiped() {
        return wiped;
    }
}
