package ly.ptsd.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LimitsPropertiesTests {

    @Test
    void readsEachClassByItsName() {
        var limits = new Binder(new MapConfigurationPropertySource(Map.of(
                        "ptsd.gateway.limits.signin.per-address", 3,
                        "ptsd.gateway.limits.signin.burst", 2,
                        "ptsd.gateway.limits.reads.per-account", 5,
                        "ptsd.gateway.limits.reads.burst", 4,
                        "ptsd.gateway.limits.reads.period", "10s")))
                .bind("ptsd.gateway.limits", LimitsProperties.class)
                .get();
        assertThat(limits.of(RouteClass.SIGNIN))
                .isEqualTo(new LimitsProperties.Limit(null, 3, 2, Duration.ofMinutes(1)));
        assertThat(limits.of(RouteClass.READS))
                .isEqualTo(new LimitsProperties.Limit(5, null, 4, Duration.ofSeconds(10)));
    }

    @Test
    void namesPolicyAndStateAsTheDraftDoes() {
        var quota =
                Quota.perAddress(RouteClass.SIGNIN, new LimitsProperties.Limit(null, 30, 10, Duration.ofMinutes(1)));
        assertThat(quota.policy()).isEqualTo("\"signin-address\";q=30;w=60");
        assertThat(quota.state(4)).isEqualTo("\"signin-address\";r=4;t=12");
        assertThat(quota.state(10)).isEqualTo("\"signin-address\";r=10;t=0");
    }
}
