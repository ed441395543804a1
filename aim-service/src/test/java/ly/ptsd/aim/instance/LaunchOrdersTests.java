package ly.ptsd.aim.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import ly.ptsd.aim.plan.Plan;
import ly.ptsd.aim.plan.PlanVersion;
import ly.ptsd.aim.tenant.DeploymentProperties;
import ly.ptsd.aim.tenant.PublicOrigin;
import ly.ptsd.aim.tenant.TenantId;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class LaunchOrdersTests {

    private static final Plan PLAN = plan(List.of());

    private static Plan plan(List<String> types) {
        var size = DataSize.ofGigabytes(1);
        return new Plan(new PlanVersion("basic", 1), 9900, size, size, 1080, 5, types);
    }

    @Test
    void prefersTheTypesOfThePlan() {
        var orders = orders(List.of("a.large"), List.of());
        assertThat(orders.typesFor(plan(List.of("c.large", "d.large")))).containsExactly("c.large", "d.large");
        assertThat(orders.write(TenantId.random(), plan(List.of("c.large")), 1, 1, 0)
                        .instanceType())
                .isEqualTo("c.large");
    }

    @Test
    void triesThePreferredTypeEverywhereBeforeTheNextAndThenBeginsAgain() {
        var orders = orders(List.of("a.large", "b.large"), List.of("north", "south"));
        assertThat(orders.choices(PLAN)).isEqualTo(4);
        assertThat(choices(orders, 5))
                .containsExactly("a.large north", "a.large south", "b.large north", "b.large south", "a.large north");
    }

    @Test
    void leavesThePlaceToTheFleetWhenNoneIsNamed() {
        assertThat(choices(orders(List.of("a.large", "b.large"), List.of()), 2))
                .containsExactly("a.large null", "b.large null");
    }

    @Test
    void reachesThePlatformBelowThePublicOriginUnlessSaidOtherwise() {
        var order = orders(List.of("a.large"), List.of()).write(TenantId.random(), PLAN, 1, 1, 0);
        assertThat(order.machinesUrl()).hasToString("https://ptsd.example/api/machines");
    }

    private static List<String> choices(LaunchOrders orders, int count) {
        return IntStream.range(0, count)
                .mapToObj(refusals -> orders.write(TenantId.random(), PLAN, 1, refusals + 1, refusals))
                .map(order -> order.instanceType() + " " + order.subnetId())
                .toList();
    }

    private static LaunchOrders orders(List<String> types, List<String> subnets) {
        var machine = new MachineProperties(
                "ami-1",
                types,
                subnets,
                List.of(),
                8090,
                "media",
                "mongo",
                null,
                "/dev/xvda",
                DataSize.ofGigabytes(60));
        return new LaunchOrders(
                new DeploymentProperties("test", "ap-northeast-2"),
                machine,
                new PublicOrigin(URI.create("https://ptsd.example")));
    }
}
