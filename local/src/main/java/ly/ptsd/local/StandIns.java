package ly.ptsd.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import ly.ptsd.local.aws.AwsStandIn;
import ly.ptsd.local.aws.machine.ContainerImage;
import ly.ptsd.local.aws.machine.MachineImage;
import ly.ptsd.local.aws.machine.PrivateNetwork;
import ly.ptsd.local.oidc.OidcServlet;
import ly.ptsd.local.oidc.RegisteredClient;
import ly.ptsd.local.store.InstanceDatabases;

/**
 * The stand-ins alone, for a trial of the deployed stack without AWS: media servers become containers beside it.
 *
 * <p>Settings come from the environment, secrets from files:
 *
 * <ul>
 *   <li>{@code ORIGIN}: the platform's public origin
 *   <li>{@code HOST_NAME}: the name by which browsers and services reach this host's {@value #BROWSER_PORT}
 *   <li>{@code TENANTS_NETWORK}, {@code TENANTS_SUBNET}: the Docker network of the media servers and its addresses
 *   <li>{@code MEDIA_IMAGE}: the image that user data names and Docker runs
 *   <li>{@code MEDIA_SERVER_…}: given to every media server without the prefix
 *   <li>{@code MONGO}: the MongoDB server in which every instance has a database of its own
 * </ul>
 */
public final class StandIns {

    private static final int BROWSER_PORT = 8081;
    private static final int QUERY_PORT = 8086;
    private static final int METADATA_PORT = 1338;
    private static final Path DATA = Path.of("/var/lib/ptsd/stand-ins");
    private static final Path SECRETS = Path.of("/run/secrets");
    private static final String MEDIA_VARIABLE = "MEDIA_SERVER_";

    private StandIns() {}

    public static void main(String[] arguments) throws InterruptedException {
        AwsStandIn aws = start(System.getenv());
        Runtime.getRuntime().addShutdownHook(new Thread(aws::close));
        new CountDownLatch(1).await();
    }

    private static AwsStandIn start(Map<String, String> environment) {
        var origin = required(environment, "ORIGIN");
        var host = "http://" + required(environment, "HOST_NAME") + ":";
        var base = host + BROWSER_PORT;
        var oidc = new OidcServlet(base + OidcServlet.PATH, client(origin), DATA.resolve("oidc"), Clock.systemUTC());
        var key = awsKey();
        var network = required(environment, "TENANTS_NETWORK");
        var databases = new InstanceDatabases(required(environment, "MONGO"));
        return AwsStandIn.in(DATA.resolve("aws"))
                .host("0.0.0.0")
                .browserPort(BROWSER_PORT)
                .queryPort(QUERY_PORT)
                .adminKey(key.getProperty("aws_access_key_id"), key.getProperty("aws_secret_access_key"))
                .region(environment.getOrDefault("AWS_REGION", Machines.REGION))
                .browserOrigin(origin)
                .servlet(OidcServlet.PATH, oidc)
                .network(new PrivateNetwork.Docker(
                        network, required(environment, "TENANTS_SUBNET"), URI.create(host + METADATA_PORT)))
                .image(
                        required(environment, "MEDIA_IMAGE"),
                        new ContainerImage(network, mediaVariables(environment, databases)))
                .image("mongo:8", MachineImage.provided())
                .wiped(databases::remove)
                .start();
    }

    private static String required(Map<String, String> environment, String name) {
        return Objects.requireNonNull(environment.get(name), name + " is not set");
    }

    private static RegisteredClient client(String origin) {
        return new RegisteredClient(
                "ptsdly",
                secret("google_client_secret"),
                secret("kakao_client_secret"),
                origin + "/login/oauth2/code/{provider}");
    }

    private static Properties awsKey() {
        try (var reader = Files.newBufferedReader(SECRETS.resolve("aws_credentials"))) {
            var key = new Properties();
            key.load(reader);
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> mediaVariables(Map<String, String> environment, InstanceDatabases databases) {
        var variables = new TreeMap<String, String>();
        environment.forEach((name, value) -> {
            if (name.startsWith(MEDIA_VARIABLE)) {
                variables.put(name.substring(MEDIA_VARIABLE.length()), value);
            }
        });
        variables.put("SPRING_MONGODB_URI", databases.address());
        return variables;
    }

    private static String secret(String name) {
        try {
            return Files.readString(SECRETS.resolve(name)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
