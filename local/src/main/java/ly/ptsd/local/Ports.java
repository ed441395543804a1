package ly.ptsd.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ports of one platform: a row of them from a base, so that two platforms need nothing but two bases. */
record Ports(int base) {

    private static final int HIGHEST = 65535;
    private static final int MANAGEMENT = 12;

    Ports {
        if (base < 1024 || base + MANAGEMENT + 4 > HIGHEST) {
            throw new CannotStart("--port needs a number between 1024 and " + (HIGHEST - MANAGEMENT - 4));
        }
    }

    int gateway() {
        return base;
    }

    /** The outside world as a browser reaches it: S3 and the sign-in providers. */
    int outside() {
        return base + 1;
    }

    int user() {
        return base + 2;
    }

    int aim() {
        return base + 3;
    }

    int url() {
        return base + 4;
    }

    int frontend() {
        return base + 5;
    }

    int awsQuery() {
        return base + 6;
    }

    int sql() {
        return base + 7;
    }

    int redis() {
        return base + 8;
    }

    int mongo() {
        return base + 9;
    }

    /** Where the stand-in of Amazon is told to misbehave, if it may be. */
    int faults() {
        return base + 10;
    }

    int gatewayManagement() {
        return base + MANAGEMENT;
    }

    int userManagement() {
        return base + MANAGEMENT + 1;
    }

    int aimManagement() {
        return base + MANAGEMENT + 2;
    }

    int urlManagement() {
        return base + MANAGEMENT + 3;
    }

    /** Where the platform is for its users. */
    String origin() {
        return "http://localhost:" + base;
    }

    /** @throws CannotStart naming the first port that something else has, and what wants it */
    void requireFree() {
        owners().forEach((port, owner) -> {
            if (taken(port)) {
                throw new CannotStart("Port %d is taken; the %s wants it. Free it, or choose other ports: --port P"
                        .formatted(port, owner));
            }
        });
    }

    private Map<Integer, String> owners() {
        var owners = new LinkedHashMap<Integer, String>();
        owners.put(gateway(), "gateway");
        owners.put(outside(), "S3 stand-in");
        owners.put(user(), "user-service");
        owners.put(aim(), "aim-service");
        owners.put(url(), "url-service");
        owners.put(frontend(), "web app's file server");
        owners.put(awsQuery(), "EC2 stand-in");
        owners.put(sql(), "MariaDB");
        owners.put(redis(), "Redis");
        owners.put(mongo(), "MongoDB wire server");
        owners.put(gatewayManagement(), "gateway's health endpoint");
        owners.put(userManagement(), "user-service's health endpoint");
        owners.put(aimManagement(), "aim-service's health endpoint");
        owners.put(urlManagement(), "url-service's health endpoint");
        return owners;
    }

    private static boolean taken(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    /** The first base from 8080 on, in steps of 20, whose ports are all free. */
    static Ports firstFree() {
        for (int base = 8080; base < HIGHEST - 20; base += 20) {
            var ports = new Ports(base);
            if (ports.owners().keySet().stream().noneMatch(Ports::taken)) {
                return ports;
            }
        }
        throw new CannotStart("No row of free ports was found from 8080 on");
    }
}
