package ly.ptsd.url.password;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * From where somebody tries: an IPv4 address, or the 48 bits of an IPv6 address that one customer of a network is given.
 */
record ClientNetwork(String name) {

    private static final int IPV6_NETWORK_BYTES = 6;

    /** Four numbers or a colon: nothing that a resolver would have to be asked about. */
    private static final Pattern LITERAL = Pattern.compile("\\d+(\\.\\d+){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /** As the gateway says; it sends one address, and nobody else reaches this service. */
    static ClientNetwork of(HttpServletRequest request) {
        var forwarded = request.getHeader("X-Forwarded-For");
        return of(forwarded == null ? request.getRemoteAddr() : forwarded);
    }

    static ClientNetwork of(String address) {
        if (!LITERAL.matcher(address).matches()) {
            return new ClientNetwork("unknown");
        }
        try {
            return of(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException malformed) {
            return new ClientNetwork("unknown");
        }
    }

    private static ClientNetwork of(InetAddress address) {
        var bytes = address.getAddress();
        int length = address instanceof Inet4Address ? bytes.length : IPV6_NETWORK_BYTES;
        return new ClientNetwork(HexFormat.of().formatHex(Arrays.copyOf(bytes, length)));
    }
}
