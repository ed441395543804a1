package ly.ptsd.gateway.limit;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.web.server.ServerWebExchange;

/** Who counts as one caller by address: an IPv4 address, or the /64 of IPv6 that one household gets. */
final class CallerGroup {

    private static final int NETWORK = 8;

    private CallerGroup() {}

    /** The edge has put the client's address, and nothing else, into this header. */
    static String byAddress(ServerWebExchange exchange) {
        return of(String.valueOf(exchange.getRequest().getHeaders().getFirst("X-Forwarded-For")));
    }

    static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        var bytes = InetAddress.ofLiteral(address).getAddress();
        return HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK));
    }
}
