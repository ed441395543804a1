package ly.ptsd.gateway.edge;

import java.net.InetAddress;
import java.util.List;
import ly.ptsd.gateway.GatewayProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * Where a request comes from: the right-most address that trusted edges vouch for. Without a trusted edge that is the
 * other end of the connection, whatever the request says.
 */
@Component
final class ClientAddress {

    static final String FORWARDED_FOR = "X-Forwarded-For";

    private static final String UNKNOWN = "unknown";

    private final List<AddressBlock> trustedEdges;

    ClientAddress(GatewayProperties places) {
        this.trustedEdges =
                places.trustedEdges().stream().map(AddressBlock::parse).toList();
    }

    String of(ServerHttpRequest request) {
        var remote = request.getRemoteAddress();
        if (remote == null || remote.getAddress() == null) {
            return UNKNOWN;
        }
        var nearest = remote.getAddress();
        return (trusted(nearest) ? vouchedFor(request, nearest) : nearest).getHostAddress();
    }

    private InetAddress vouchedFor(ServerHttpRequest request, InetAddress nearest) {
        var hops =
                String.join(",", request.getHeaders().getOrEmpty(FORWARDED_FOR)).split(",");
        var address = nearest;
        for (int i = hops.length - 1; i >= 0 && trusted(address); i--) {
            var before = literal(hops[i].strip());
            if (before == null) {
                return address;
            }
            address = before;
        }
        return address;
    }

    private boolean trusted(InetAddress address) {
        for (var edge : trustedEdges) {
            if (edge.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /** An address as such, never a name to look up. */
    private static @Nullable InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }
}
