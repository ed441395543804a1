package ly.ptsd.local.aws.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Private addresses, given out in turn. */
class AddressPoolTests {

    @Test
    void countsUpAndStartsAgainWithoutTouchingWhatIsTaken() {
        var pool = docker("10.9.0.0/29");

        assertThat(pool.address(pool.next(pool.start(), Set.of()))).isEqualTo("10.9.0.2");
        assertThat(pool.address(pool.next(2, Set.of("10.9.0.3")))).isEqualTo("10.9.0.4");
        assertThat(pool.address(pool.next(6, Set.of("10.9.0.2")))).isEqualTo("10.9.0.3");
    }

    @Test
    void saysWhenNoneIsFree() {
        var pool = docker("10.9.0.0/30");
        assertThatIllegalStateException().isThrownBy(() -> pool.next(2, Set.of("10.9.0.2")));
    }

    @Test
    void refusesWhatIsNoSubnet() {
        assertThatIllegalArgumentException().isThrownBy(() -> docker("10.9.0.0"));
        assertThatIllegalArgumentException().isThrownBy(() -> docker("10.9.0.0/x"));
    }

    @Test
    void staysOnLoopback() {
        var pool = AddressPool.of(PrivateNetwork.loopback());
        assertThat(pool.address(pool.next(pool.start(), Set.of()))).startsWith("127.77.");
        assertThat(pool.start()).isPositive().isLessThan(pool.size());
    }

    private static AddressPool docker(String subnet) {
        return AddressPool.of(new PrivateNetwork.Docker("tenants", subnet, URI.create("http://10.9.0.1:1338")));
    }
}
