package ly.ptsd.local;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ly.ptsd.local.aws.AwsStandIn;
import ly.ptsd.local.ffmpeg.FfmpegPrograms;
import ly.ptsd.local.oidc.OidcServlet;
import ly.ptsd.local.oidc.RegisteredClient;
import ly.ptsd.local.process.Children;
import ly.ptsd.local.service.Service;
import ly.ptsd.local.service.Services;
import ly.ptsd.local.site.SiteServer;
import ly.ptsd.local.store.EmbeddedStores;
import ly.ptsd.local.store.StoreFolders;
import ly.ptsd.local.store.StorePorts;

/** A running platform: its stores, the stand-ins for everything outside and its services. */
final class Platform implements AutoCloseable {

    private static final String CLIENT_ID = "ptsdly";
    private static final String AWS_KEY = "platform";

    /** Set to {@code true}, the stand-in of Amazon can be told from this machine to misbehave. */
    private static final String TAKES_FAULTS = "PTSD_TAKES_FAULTS";

    private final UpOptions options;
    private final Ports ports;
    private final Progress progress;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private boolean closing;

    Platform(UpOptions options, Progress progress) {
        this.options = options;
        this.ports = options.ports();
        this.progress = progress;
    }

    /**
     * Starts everything and returns when it can be used.
     *
     * @throws CannotStart when something on this machine is in the way
     */
    void start() {
        var data = opened(DataFolder.own(options.data()));
        System.setProperty("java.io.tmpdir", data.temporary().toString());
        if (RunRecord.ofLivingPlatform(options.project()).isEmpty()) {
            tell(false);
        }
        opened(() -> note(false).remove(options.project()));
        var children = opened(Children.guarded(data.run()));
        if (options.fresh()) {
            data.clear();
        }
        ports.requireFree();
        var secrets = Secrets.in(data.secrets());
        var stores = opened(EmbeddedStores.start(
                new StoreFolders(programs(), data.root(), data.logs()),
                new StorePorts(ports.sql(), ports.redis(), ports.mongo()),
                children,
                progress::ready,
                progress::say));
        var ffmpeg = FfmpegPrograms.find(
                System.getenv().getOrDefault("PATH", ""), programs().resolve("ffmpeg"));
        progress.ready(ffmpeg.bundled() ? "ffmpeg, the bundled one" : "ffmpeg, " + ffmpeg.ffmpeg());
        var aws = startAws(data, secrets, children, new Machines(options.project(), data, stores.addresses(), ffmpeg));
        opened(SiteServer.start(options.project().resolve("frontend/dist"), ports.frontend()));
        progress.ready("web app");
        var values = values(secrets, stores, aws);
        opened(Services.start(
                services(),
                new Services.Surroundings(
                        options.project(), data.run(), data.logs(), data.temporary(), values, awsCredentials(secrets)),
                children,
                progress::ready,
                progress::say));
        tell(true);
    }

    private AwsStandIn startAws(DataFolder data, Map<String, String> secrets, Children children, Machines machines) {
        var client = new RegisteredClient(
                CLIENT_ID,
                secret(secrets, "google.client-secret"),
                secret(secrets, "kakao.client-secret"),
                ports.origin() + "/login/oauth2/code/{provider}");
        var oidc = new OidcServlet(oidcBase(), client, data.oidc(), Clock.systemUTC());
        var settings = AwsStandIn.in(data.aws())
                .browserPort(ports.outside())
                .queryPort(ports.awsQuery())
                .adminKey(AWS_KEY, secret(secrets, "aws.secret-key"))
                .region(Machines.REGION)
                .browserOrigin(ports.origin())
                .servlet(OidcServlet.PATH, oidc)
                .image(Machines.MEDIA_IMAGE, machines.mediaService("http://127.0.0.1:" + ports.outside()))
                .image(Machines.MONGO_IMAGE, Machines.mongo())
                .children(children::adopt)
                .wiped(machines.databases()::remove);
        if (Boolean.parseBoolean(System.getenv(TAKES_FAULTS))) {
            settings.takingFaults(ports.faults());
        }
        AwsStandIn aws = opened(settings.start());
        progress.ready("S3, EC2 and sign-in stand-ins");
        return aws;
    }

    private Path programs() {
        return options.project().resolve(".ptsdly/programs");
    }

    private String oidcBase() {
        return "http://127.0.0.1:" + ports.outside() + OidcServlet.PATH;
    }

    private List<Service> services() {
        return List.of(
                new Service("user-service", 256, ports.userManagement()),
                new Service("aim-service", 160, ports.aimManagement()),
                new Service("url-service", 128, ports.urlManagement()),
                new Service("gateway-service", 160, ports.gatewayManagement()));
    }

    private static Map<String, String> awsCredentials(Map<String, String> secrets) {
        return Map.of("AWS_ACCESS_KEY_ID", AWS_KEY, "AWS_SECRET_ACCESS_KEY", secret(secrets, "aws.secret-key"));
    }

    private static String secret(Map<String, String> secrets, String name) {
        return java.util.Objects.requireNonNull(secrets.get(name), name);
    }

    private Map<String, String> values(Map<String, String> secrets, EmbeddedStores stores, AwsStandIn aws) {
        var values = new TreeMap<>(secrets);
        values.put("origin", ports.origin());
        values.put("data", options.data().toAbsolutePath().toString());
        values.put("oidc", oidcBase());
        values.put("oidc.client-id", CLIENT_ID);
        values.put("sql", stores.addresses().sql());
        values.put("sql.user", stores.addresses().sqlUser());
        values.put("sql.password", stores.addresses().sqlPassword());
        values.put("redis", stores.addresses().redis());
        values.put("aws.region", Machines.REGION);
        values.put("aws.query-endpoint", aws.queryEndpoint().toString());
        values.put("aws.identity-certificate", aws.identityCertificate().toString());
        values.put("s3-endpoint", aws.s3Endpoint().toString());
        values.put("media-image", Machines.MEDIA_IMAGE);
        values.put("mongo-image", Machines.MONGO_IMAGE);
        Map.of(
                        "gateway.port", ports.gateway(),
                        "user.port", ports.user(),
                        "aim.port", ports.aim(),
                        "url.port", ports.url(),
                        "frontend.port", ports.frontend(),
                        "gateway.management-port", ports.gatewayManagement(),
                        "user.management-port", ports.userManagement(),
                        "aim.management-port", ports.aimManagement(),
                        "url.management-port", ports.urlManagement())
                .forEach((name, port) -> values.put(name, port.toString()));
        return values;
    }

    /** Tells other commands of this platform. */
    private void tell(boolean ready) {
        note(ready).write(options.project());
    }

    private RunRecord note(boolean ready) {
        return new RunRecord(
                ports.origin(), ProcessHandle.current().pid(), options.data().toString(), ready);
    }

    private synchronized <T extends AutoCloseable> T opened(T part) {
        started.push(part);
        if (closing) {
            close();
            throw new CannotStart("Stopped");
        }
        return part;
    }

    /** Ends everything that was started, the latest first. */
    @Override
    public synchronized void close() {
        closing = true;
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                progress.say("While ending: " + e);
            }
        }
    }
}
