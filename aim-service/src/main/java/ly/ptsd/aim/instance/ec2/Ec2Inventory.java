package ly.ptsd.aim.instance.ec2;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ly.ptsd.aim.instance.InstanceId;
import ly.ptsd.aim.instance.InstanceInventory;
import ly.ptsd.aim.tenant.DeploymentProperties;
import ly.ptsd.aim.tenant.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.EventCode;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.Role;

/** Lists page by page: instances by their tag, identities by the name that only this deployment gives. */
@Component
class Ec2Inventory implements InstanceInventory {

    private static final int LARGEST_PAGE = 1000;
    private static final String[] NOT_GONE = {"pending", "running", "stopping", "stopped"};

    private final Ec2Client ec2;
    private final IamClient iam;
    private final DeploymentProperties deployment;
    private final int page;

    @Autowired
    Ec2Inventory(Ec2Clients ec2, IamClient iam, DeploymentProperties deployment) {
        this(ec2.looking(), iam, deployment, LARGEST_PAGE);
    }

    /** @param page instances asked for at a time; EC2 gives no less than 5 */
    Ec2Inventory(Ec2Client ec2, IamClient iam, DeploymentProperties deployment, int page) {
        this.ec2 = ec2;
        this.iam = iam;
        this.deployment = deployment;
        this.page = page;
    }

    @Override
    public List<Found> instances() {
        var ours = Filter.builder()
                .name("tag:" + Ec2Fleet.DEPLOYMENT_TAG)
                .values(deployment.deployment())
                .build();
        var there =
                Filter.builder().name("instance-state-name").values(NOT_GONE).build();
        return ec2
                .describeInstancesPaginator(
                        request -> request.filters(ours, there).maxResults(page))
                .reservations()
                .stream()
                .flatMap(reservation -> reservation.instances().stream())
                .map(Ec2Inventory::found)
                .toList();
    }

    @Override
    public Map<InstanceId, String> condemned() {
        var planned = Filter.builder()
                .name("event.code")
                .values(StatusChecks.TAKEN_AWAY.stream()
                        .map(EventCode::toString)
                        .toList())
                .build();
        return ec2
                .describeInstanceStatusPaginator(
                        request -> request.filters(planned).maxResults(page))
                .instanceStatuses()
                .stream()
                .filter(status -> StatusChecks.condemnation(status).isPresent())
                .collect(Collectors.toMap(
                        status -> new InstanceId(status.instanceId()),
                        status -> StatusChecks.condemnation(status).orElseThrow()));
    }

    @Override
    public Identities identities() {
        var roles = tenants(iam.listRolesPaginator().roles().stream().map(Role::roleName));
        var profiles =
                iam.listInstanceProfilesPaginator().instanceProfiles().stream().toList();
        var named = tenants(profiles.stream().map(InstanceProfile::instanceProfileName));
        var whole = tenants(profiles.stream()
                .filter(profile -> profile.roles().stream()
                        .anyMatch(role -> role.roleName().equals(profile.instanceProfileName())))
                .map(InstanceProfile::instanceProfileName));
        var parts = new HashSet<>(roles);
        parts.addAll(named);
        parts.removeAll(whole);
        return new Identities(whole, parts);
    }

    private Set<TenantId> tenants(Stream<String> names) {
        var prefix = InstanceProfiles.prefix(deployment);
        return names.filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .filter(TenantId::isValid)
                .map(TenantId::new)
                .collect(Collectors.toSet());
    }

    private static Found found(Instance instance) {
        var state = instance.state().name();
        return new Found(
                new InstanceId(instance.instanceId()),
                tag(instance, Ec2Fleet.TENANT_TAG),
                tag(instance, Ec2Fleet.GENERATION_TAG),
                state.toString(),
                state == InstanceStateName.PENDING || state == InstanceStateName.RUNNING);
    }

    private static @Nullable String tag(Instance instance, String key) {
        return instance.tags().stream()
                .filter(tag -> tag.key().equals(key))
                .map(Tag::value)
                .findFirst()
                .orElse(null);
    }
}
