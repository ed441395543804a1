package ly.ptsd.user.device;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A client's address without the part that would single out a household: the last octet, or the last 64 bits. */
final class MaskedAddress {

    /** Four numbers or a colon: nothing that a resolver would have to be asked about. */
    private static final Pattern LITERAL = Pattern.compile("\\d+(\\.\\d+){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private MaskedAddress() {}

    /** @param forwarded all values of X-Forwarded-For; the gateway sends one with exactly one address */
    static Optional<String> of(List<String> forwarded) {
        if (forwarded.size() != 1 || !LITERAL.matcher(forwarded.getFirst()).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(masked(InetAddress.ofLiteral(forwarded.getFirst())));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static String masked(InetAddress address) {
        var bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return "%d.%d.%d.0".formatted(bytes[0] & 0xff, bytes[1] & 0xff, bytes[2] & 0xff);
        }
        return "%x:%x:%x:%x::"
                .formatted(group(bytes, 0), group(bytes, 2), group(bytes, 4), group(bytes, 6))
                .toLowerCase(Locale.ROOT);
    }

    private static int group(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }
}
