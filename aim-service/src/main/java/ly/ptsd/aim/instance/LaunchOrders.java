package ly.ptsd.aim.instance;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import ly.ptsd.aim.plan.Plan;
import ly.ptsd.aim.tenant.DeploymentProperties;
import ly.ptsd.aim.tenant.PublicOrigin;
import ly.ptsd.aim.tenant.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes launch orders from the configuration of the day. */
@Component
public class LaunchOrders {

    private final DeploymentProperties deployment;
    private final MachineProperties machine;
    private final PublicOrigin origin;

    LaunchOrders(DeploymentProperties deployment, MachineProperties machine, PublicOrigin origin) {
        this.deployment = deployment;
        this.machine = machine;
        this.origin = origin;
    }

    /** A kind of instance at a place. */
    private record Choice(String instanceType, @Nullable String subnetId) {}

    /** The kinds of instance that fit a plan, the preferred one first. */
    public List<String> typesFor(Plan plan) {
        return plan.instanceTypes().isEmpty() ? machine.instanceTypes() : plan.instanceTypes();
    }

    /** How many different kinds and places there are to try. */
    public int choices(Plan plan) {
        return choicesInOrder(plan).size();
    }

    /** @param refusals orders of this generation that were refused so far: each leads to the next choice */
    public LaunchOrder write(TenantId tenant, Plan plan, int generation, int attempt, int refusals) {
        var choices = choicesInOrder(plan);
        var choice = choices.get(refusals % choices.size());
        return new LaunchOrder(
                tenant,
                generation,
                attempt,
                LaunchOrder.clientToken(deployment.deployment(), tenant, generation, attempt),
                machine.imageId(),
                choice.instanceType(),
                choice.subnetId(),
                machine.securityGroupIds(),
                machine.rootDevice(),
                Math.toIntExact(machine.volume().toGigabytes()),
                machine.mediaImage(),
                machine.mongoImage(),
                origin.publicOrigin(),
                Objects.requireNonNullElseGet(machine.machinesUrl(), () -> URI.create(origin.machines())),
                deployment.region());
    }

    /** The preferred type everywhere, then the next one. */
    private List<Choice> choicesInOrder(Plan plan) {
        var choices = new ArrayList<Choice>();
        for (var type : typesFor(plan)) {
            if (machine.subnetIds().isEmpty()) {
                choices.add(new Choice(type, null));
            }
            machine.subnetIds().forEach(subnet -> choices.add(new Choice(type, subnet)));
        }
        return choices;
    }
}
