package ly.ptsd.local.aws.machine;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The private addresses of a network, given out in turn.
 *
 * @param base the network's own address as a number
 * @param size how many addresses it has, the first two and the last of which are not for instances
 * @param start the place before the first one given out
 */
public record AddressPool(int base, int size, int start) {

    /** Loopback addresses start at a random place, so that two stand-ins on one machine keep out of each other's way. */
    public static AddressPool of(PrivateNetwork network) {
        return switch (network) {
            case PrivateNetwork.Loopback _ ->
                subnet("127.77.0.0/16", ThreadLocalRandom.current().nextInt(1, 1 << 16));
            case PrivateNetwork.Docker docker -> subnet(docker.subnet(), 1);
        };
    }

    private static AddressPool subnet(String cidr, int start) {
        String[] parts = cidr.split("/");
        try {
            int base = ByteBuffer.wrap(InetAddress.getByName(parts[0]).getAddress())
                    .getInt();
            return new AddressPool(base, 1 << (32 - Integer.parseInt(parts[1])), start);
        } catch (UnknownHostException | IndexOutOfBoundsException | NumberFormatException e) {
            throw new IllegalArgumentException("not a subnet: " + cidr, e);
        }
    }

    /**
     * The place of the next free address.
     *
     * @param last the place given out before
     * @param taken addresses of instances still known
     * @throws IllegalStateException when none is free
     */
    public int next(int last, Set<String> taken) {
        for (int step = 1; step < size; step++) {
            int place = (last + step) % size;
            if (place >= 2 && place < size - 1 && !taken.contains(address(place))) {
                return place;
            }
        }
        throw new IllegalStateException("the network has no free address");
    }

    public String address(int place) {
        try {
            byte[] bytes = ByteBuffer.allocate(4).putInt(base + place).array();
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
