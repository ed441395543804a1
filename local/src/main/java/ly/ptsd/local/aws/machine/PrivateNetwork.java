package ly.ptsd.local.aws.machine;

import java.net.URI;

/** Where instances live: the addresses they get and the way they reach the metadata service. */
public sealed interface PrivateNetwork {

    /** Every instance has its own loopback address, and its metadata service listens there. */
    record Loopback(int metadataPort) implements PrivateNetwork {}

    /**
     * Instances are containers of a Docker network.
     *
     * @param name the network's name
     * @param subnet addresses in CIDR notation, only for instances
     * @param metadataEndpoint where containers reach the one metadata service, which knows them by their address
     */
    record Docker(String name, String subnet, URI metadataEndpoint) implements PrivateNetwork {}

    /** Loopback addresses below 127.77.0.0/16 with the metadata service on port 1338. */
    static PrivateNetwork loopback() {
        return new Loopback(1338);
    }
}
