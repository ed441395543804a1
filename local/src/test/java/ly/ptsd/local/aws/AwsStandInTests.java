package ly.ptsd.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import ly.ptsd.local.aws.machine.PrivateNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

/** The stand-in as a whole: time, neighbours, networks, and what it leaves behind when it cannot start. */
class AwsStandInTests {

    private static final String TOKEN_LIFE = "X-aws-ec2-metadata-token-ttl-seconds";
    private static final String TOKEN = "X-aws-ec2-metadata-token";
    private static final String CREDENTIALS = "/latest/meta-data/iam/security-credentials/";

    @TempDir
    Path folder;

    @Test
    void servesOtherSystemsBesideTheBuckets() throws Exception {
        HttpServlet neighbour = new HttpServlet() {
            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                response.getWriter().print("neighbour " + request.getPathInfo());
            }
        };
        try (var aws = AwsStandIn.in(folder).servlet("/_oidc", neighbour).start()) {
            assertThat(get(HttpClient.newHttpClient(), aws.s3Endpoint() + "/_oidc/google/jwks")
                            .body())
                    .isEqualTo("neighbour /google/jwks");
            assertThat(get(HttpClient.newHttpClient(), aws.s3Endpoint() + "/bucket")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void namesAPortThatIsTakenAndLetsGoOfTheOthers() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int free = freePort();
            assertThatThrownBy(() -> AwsStandIn.in(folder)
                            .browserPort(free)
                            .queryPort(taken.getLocalPort())
                            .start())
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());
            AwsStandIn.in(folder).browserPort(free).start().close();
        }
    }

    @Test
    void tellsInstancesOfADockerNetworkApartByTheirAddress() throws Exception {
        var network =
                new PrivateNetwork.Docker("tenants", "127.78.0.0/24", URI.create("http://127.0.0.1:" + freePort()));
        try (var aws = AwsStandIn.in(folder).network(network).start();
                var one = clientAt("127.78.0.2");
                var two = clientAt("127.78.0.3");
                var stranger = clientAt("127.78.0.9")) {
            List<Instance> instances = launch(aws, 2);
            assertThat(instances).extracting(Instance::privateIpAddress).containsExactly("127.78.0.2", "127.78.0.3");
            String endpoint = network.metadataEndpoint().toString();

            String token = token(one, endpoint);
            assertThat(read(one, endpoint, "/latest/meta-data/instance-id", token)
                            .body())
                    .isEqualTo(instances.getFirst().instanceId());
            assertThat(read(two, endpoint, "/latest/meta-data/instance-id", token)
                            .statusCode())
                    .isEqualTo(401);
            assertThat(read(stranger, endpoint, "/latest/meta-data/instance-id", token)
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void sessionsAndMetadataTokensExpire() throws Exception {
        var ahead = new AtomicReference<>(Duration.ZERO);
        InstantSource clock = () -> Instant.now().plus(ahead.get());
        try (var aws = AwsStandIn.in(folder)
                        .clock(clock.withZone(ZoneOffset.UTC))
                        .start();
                var http = HttpClient.newHttpClient()) {
            Instance instance = launch(aws, 1).getFirst();
            String endpoint = "http://" + instance.privateIpAddress() + ":1338";
            String token = token(http, endpoint);
            var before =
                    session(read(http, endpoint, CREDENTIALS + "media", token).body());
            var again =
                    session(read(http, endpoint, CREDENTIALS + "media", token).body());
            assertThat(again.accessKeyId()).isEqualTo(before.accessKeyId());

            ahead.set(Duration.ofHours(7));

            assertThat(read(http, endpoint, CREDENTIALS, token).statusCode()).isEqualTo(401);
            try (var s3 = AwsClients.of(aws).with(before).s3()) {
                assertThat(S3Fixture.refusalOf(() -> s3.listObjectsV2(request -> request.bucket("own-bucket"))))
                        .isEqualTo("400 ExpiredToken");
            }
            var after = session(read(http, endpoint, CREDENTIALS + "media", token(http, endpoint))
                    .body());
            assertThat(after.accessKeyId()).isNotEqualTo(before.accessKeyId());
        }
    }

    @Test
    void asksForATokenThatStatesItsLife() throws Exception {
        try (var aws = AwsStandIn.in(folder).start();
                var http = HttpClient.newHttpClient()) {
            URI tokens =
                    URI.create("http://" + launch(aws, 1).getFirst().privateIpAddress() + ":1338/latest/api/token");
            assertThat(put(http, tokens, TOKEN_LIFE, "0")).isEqualTo(400);
            assertThat(put(http, tokens, TOKEN_LIFE, "21601")).isEqualTo(400);
            assertThat(put(http, tokens, "X-Other", "60")).isEqualTo(400);
            assertThat(put(http, tokens, "X-Forwarded-For", "10.0.0.1")).isEqualTo(403);
        }
    }

    private static List<Instance> launch(AwsStandIn aws, int count) {
        try (var iam = AwsClients.of(aws).iam();
                var ec2 = AwsClients.of(aws).ec2()) {
            iam.createRole(request -> request.roleName("media").assumeRolePolicyDocument(IamTests.TRUST));
            iam.createInstanceProfile(request -> request.instanceProfileName("media"));
            iam.addRoleToInstanceProfile(
                    request -> request.instanceProfileName("media").roleName("media"));
            List<Instance> instances = ec2.runInstances(request -> request.imageId("ami-1")
                            .minCount(count)
                            .maxCount(count)
                            .iamInstanceProfile(profile -> profile.name("media")))
                    .instances();
            instances.forEach(
                    instance -> await().until(() -> stateOf(aws, instance.instanceId()) == InstanceStateName.RUNNING));
            return instances;
        }
    }

    private static InstanceStateName stateOf(AwsStandIn aws, String id) {
        try (var ec2 = AwsClients.of(aws).ec2()) {
            return ec2.describeInstances(request -> request.instanceIds(id))
                    .reservations()
                    .getFirst()
                    .instances()
                    .getFirst()
                    .state()
                    .name();
        }
    }

    private static AwsSessionCredentials session(String json) {
        return AwsSessionCredentials.create(
                member(json, "AccessKeyId"), member(json, "SecretAccessKey"), member(json, "Token"));
    }

    private static String member(String json, String name) {
        return json.replaceAll(".*\"" + name + "\":\"([^\"]*)\".*", "$1");
    }

    private static HttpClient clientAt(String address) throws IOException {
        return HttpClient.newBuilder()
                .localAddress(InetAddress.getByName(address))
                .build();
    }

    private static String token(HttpClient http, String endpoint) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(endpoint + "/latest/api/token"))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .header(TOKEN_LIFE, "60")
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static int put(HttpClient http, URI uri, String header, String value)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri)
                .PUT(HttpRequest.BodyPublishers.noBody())
                .header(header, value)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static HttpResponse<String> read(HttpClient http, String endpoint, String path, String token)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(endpoint + path))
                .header(TOKEN, token)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(HttpClient http, String url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
