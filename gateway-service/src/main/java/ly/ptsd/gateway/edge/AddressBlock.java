package ly.ptsd.gateway.edge;

import java.net.InetAddress;

/** Addresses that begin with the same bits: {@code 10.0.0.0/8}, {@code fd00::/8}, or a single one. */
record AddressBlock(byte[] start, int bits) {

    /** @throws IllegalArgumentException for anything but an address and, after a slash, a number of bits it can have */
    static AddressBlock parse(String text) {
        var parts = text.split("/", 2);
        var start = InetAddress.ofLiteral(parts[0]).getAddress();
        int all = start.length * Byte.SIZE;
        int bits = parts.length == 1 ? all : Integer.parseInt(parts[1]);
        if (bits < 0 || bits > all) {
            throw new IllegalArgumentException("not a block of addresses: " + text);
        }
        return new AddressBlock(start, bits);
    }

    boolean contains(InetAddress address) {
        var other = address.getAddress();
        if (other.length != start.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += Byte.SIZE) {
            int mask = 0xFF & (0xFF00 >> Math.min(Byte.SIZE, bits - bit));
            int at = bit / Byte.SIZE;
            if ((start[at] & mask) != (other[at] & mask)) {
                return false;
            }
        }
        return true;
    }
}
