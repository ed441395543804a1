package ly.ptsd.gateway.tenant;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Objects;

/** What is known of a tenant, including that there is nothing to reach. */
sealed interface Answer {

    /**
     * @param address with an IP address for a host
     * @param host the name that the server there has a certificate for
     * @param generation counts the tenant's instances; a higher one wins
     */
    record At(URI address, String host, int generation) implements Answer {

        public At {
            Objects.requireNonNull(host);
            if (!"https".equals(address.getScheme())) {
                throw new IllegalArgumentException("a media server is reached by TLS only");
            }
        }

        /** The address, called by the name: what is connected to it is known by both. */
        InetSocketAddress place() {
            try {
                var ip = InetAddress.ofLiteral(address.getHost());
                return new InetSocketAddress(InetAddress.getByAddress(host, ip.getAddress()), address.getPort());
            } catch (UnknownHostException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }

    record NotReady() implements Answer {}

    record Unknown() implements Answer {}
}
