package ly.ptsd.local.aws.metadata;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import ly.ptsd.local.aws.credential.Credentials;
import ly.ptsd.local.aws.ec2.Hypervisor;
import ly.ptsd.local.aws.ec2.Instance;
import ly.ptsd.local.aws.http.HttpPort;
import ly.ptsd.local.aws.iam.Identities;
import ly.ptsd.local.aws.machine.PrivateNetwork;
import ly.ptsd.local.aws.machine.PrivateNetwork.Docker;
import ly.ptsd.local.aws.machine.PrivateNetwork.Loopback;

/**
 * The metadata service of every machine that is on. Instances are told apart by the address that was called on a
 * loopback network, and by the address that calls on a Docker network.
 */
public final class MetadataService implements Hypervisor.Metadata, AutoCloseable {

    private static final String EVERY_ADDRESS = "0.0.0.0";

    private final Map<String, Instance> instances = new ConcurrentHashMap<>();
    private final PrivateNetwork network;
    private final Credentials credentials;
    private final HttpPort http;

    private MetadataService(PrivateNetwork network, Credentials credentials, MetadataTree tree, Clock clock) {
        this.network = network;
        this.credentials = credentials;
        var servlet = new MetadataServlet(this::asker, new MetadataTokens(clock), tree);
        this.http = HttpPort.serving(Map.of("/", servlet));
        if (network instanceof Docker docker) {
            http.listen(EVERY_ADDRESS, docker.metadataEndpoint().getPort());
        }
    }

    /** The files of the key that signs identity documents; both are made at the first start. */
    public record IdentityKey(Path privateKey, Path certificate) {}

    public static MetadataService start(
            PrivateNetwork network,
            Identities identities,
            Credentials credentials,
            IdentityKey key,
            String region,
            Clock clock)
            throws IOException {
        var documents = IdentityDocuments.signedBy(key.privateKey(), key.certificate(), identities.account(), region);
        var tree = new MetadataTree(identities, credentials, documents, region);
        return new MetadataService(network, credentials, tree, clock);
    }

    private Optional<Instance> asker(HttpServletRequest request) {
        String address =
                switch (network) {
                    case Loopback _ -> request.getLocalAddr();
                    case Docker _ -> request.getRemoteAddr();
                };
        return Optional.ofNullable(instances.get(address));
    }

    @Override
    public URI attach(Instance instance) {
        boolean added = instances.put(instance.privateAddress(), instance) == null;
        return switch (network) {
            case Docker docker -> docker.metadataEndpoint();
            case Loopback loopback -> {
                if (added) {
                    http.listen(instance.privateAddress(), loopback.metadataPort());
                }
                yield URI.create("http://" + instance.privateAddress() + ":" + loopback.metadataPort());
            }
        };
    }

    @Override
    public void detach(Instance instance) {
        credentials.revoke(instance.id());
        boolean known = instances.remove(instance.privateAddress()) != null;
        if (known && network instanceof Loopback) {
            http.release(instance.privateAddress());
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
