package ly.ptsd.local;

import com.google.common.base.Throwables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import ly.ptsd.local.aws.AwsStandIn;
import ly.ptsd.local.ffmpeg.FfmpegPrograms;
import ly.ptsd.local.oidc.OidcServlet;
import ly.ptsd.local.oidc.RegisteredClient;
import ly.ptsd.local.process.Children;
import ly.ptsd.local.store.ContainerStores;
import ly.ptsd.local.store.EmbeddedStores;
import ly.ptsd.local.store.StoreAddresses;
import ly.ptsd.local.store.StoreFolders;
import ly.ptsd.local.store.StorePorts;
import ly.ptsd.local.store.Stores;

/**
 * One set of stores and stand-ins for all tests of a run, on free ports and with nothing kept. Containers of the real
 * databases where Docker has them, the embedded ones elsewhere.
 */
public final class TestStores implements AutoCloseable {

    private static final String ACCESS_KEY = "test";
    private static final String SECRET_KEY = "test-secret";

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Map<String, String> environment = new LinkedHashMap<>();

    private TestStores() {}

    /**
     * Runs until the parent process or this one is ended.
     *
     * @param arguments the checkout, and a file that takes the environment for tests as {@code NAME=value} lines once
     *     everything answers; without a file it is printed
     */
    public static void main(String[] arguments) throws InterruptedException {
        var stores = new TestStores();
        Runtime.getRuntime().addShutdownHook(new Thread(stores::close));
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
        try {
            stores.start(Path.of(arguments[0]).toAbsolutePath().normalize());
            stores.tell(arguments);
        } catch (RuntimeException e) {
            // whole: the folder with the logs goes with this process
            System.err.println("ptsdly: the test stores did not start: " + Throwables.getRootCause(e) + "\n"
                    + Throwables.getStackTraceAsString(e));
            System.exit(1);
        }
        new CountDownLatch(1).await();
    }

    private void start(Path project) {
        Path folder = opened(new TemporaryFolder()).path();
        Logs.into(folder);
        System.setProperty("java.io.tmpdir", folder.toString());
        Stores stores = opened(ContainerStores.available() ? ContainerStores.start() : embedded(project, folder));
        put(stores.addresses());
        int browserPort = freePorts(1).getFirst();
        String oidc = "http://127.0.0.1:" + browserPort + OidcServlet.PATH;
        var client = new RegisteredClient(
                ACCESS_KEY, SECRET_KEY, SECRET_KEY, "http://localhost/login/oauth2/code/{provider}");
        AwsStandIn aws = opened(AwsStandIn.in(folder.resolve("aws"))
                .browserPort(browserPort)
                .adminKey(ACCESS_KEY, SECRET_KEY)
                .region(Machines.REGION)
                .takingFaults()
                .servlet(OidcServlet.PATH, new OidcServlet(oidc, client, folder.resolve("oidc"), Clock.systemUTC()))
                .start());
        environment.put("PTSD_TEST_S3", aws.s3Endpoint().toString());
        environment.put("PTSD_TEST_EC2", aws.queryEndpoint().toString());
        environment.put("PTSD_TEST_AWS_FAULTS", aws.faultEndpoint().toString());
        environment.put("PTSD_TEST_OIDC", oidc);
        environment.put(
                "PTSD_TEST_IDENTITY_CERTIFICATE", aws.identityCertificate().toString());
        var ffmpeg = FfmpegPrograms.find(
                System.getenv().getOrDefault("PATH", ""), project.resolve(".ptsdly/programs/ffmpeg"));
        environment.put("PTSD_FFMPEG", ffmpeg.ffmpeg().toString());
        environment.put("PTSD_FFPROBE", ffmpeg.ffprobe().toString());
    }

    private Stores embedded(Path project, Path folder) {
        var children = opened(Children.guarded(folder.resolve("run")));
        List<Integer> ports = freePorts(3);
        return EmbeddedStores.start(
                new StoreFolders(project.resolve(".ptsdly/programs"), folder, folder.resolve("log")),
                new StorePorts(ports.get(0), ports.get(1), ports.get(2)),
                children,
                _ -> {},
                System.err::println);
    }

    private void put(StoreAddresses addresses) {
        environment.put("PTSD_TEST_SQL", addresses.sql());
        environment.put("PTSD_TEST_SQL_USER", addresses.sqlUser());
        environment.put("PTSD_TEST_SQL_PASSWORD", addresses.sqlPassword());
        environment.put("PTSD_TEST_REDIS", addresses.redis());
        environment.put("PTSD_TEST_MONGO", addresses.mongo());
    }

    private static List<Integer> freePorts(int count) {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sockets.stream().map(ServerSocket::getLocalPort).toList();
    }

    private void tell(String[] arguments) {
        var lines = environment.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
        if (arguments.length < 2) {
            lines.forEach(System.out::println);
            return;
        }
        try {
            Path file = Path.of(arguments[1]).toAbsolutePath();
            Path next = Files.write(Path.of(file + ".next"), lines);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized <T extends AutoCloseable> T opened(T part) {
        started.push(part);
        return part;
    }

    @Override
    public synchronized void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                System.err.println("While ending: " + e);
            }
        }
    }
}
