package ly.ptsd.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTests {

    @Test
    void namesTheTakenPortAndWhatWantsIt() throws IOException {
        Ports ports = Ports.firstFree();
        try (var _ = new ServerSocket(ports.aim(), 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(ports::requireFree)
                    .withMessage("Port %d is taken; the aim-service wants it. Free it, or choose other ports: --port P"
                            .formatted(ports.aim()));
        }
        ports.requireFree();
    }

    @Test
    void findsARowOfPortsThatIsInNobodysWay() throws IOException {
        Ports first = Ports.firstFree();
        try (var _ = new ServerSocket(first.mongo(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.firstFree().base()).isGreaterThan(first.base());
        }
    }

    @Test
    void refusesABaseWithoutRoomAbove() {
        assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> new Ports(65530));
        assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> new Ports(80));
    }
}
