package ly.ptsd.aim.instance.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import ly.ptsd.aim.instance.InstanceInventory.Found;
import ly.ptsd.aim.tenant.DeploymentProperties;
import ly.ptsd.aim.tenant.TenantId;
import ly.ptsd.aim.testbed.Cloud;
import ly.ptsd.aim.testbed.LaunchSite;
import ly.ptsd.aim.testbed.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;

class Ec2InventoryTests {

    private static final int SMALLEST_PAGE = 5;

    private final DeploymentProperties deployment = new DeploymentProperties(
            "i" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()), Stores.REGION);
    private final TenantId tenant = TenantId.random();
    private final String name = InstanceProfiles.prefix(deployment) + tenant;
    private final Ec2Inventory inventory = new Ec2Inventory(Cloud.EC2, Cloud.IAM, deployment, SMALLEST_PAGE);

    @AfterEach
    void clear() {
        inventory.instances().forEach(found -> Cloud.terminate(found.instance().value()));
        var identities = inventory.identities();
        var profiles = new InstanceProfiles(Cloud.IAM, new IdentityProperties(null), deployment);
        Stream.concat(identities.whole().stream(), identities.parts().stream()).forEach(profiles::remove);
    }

    @Test
    void listsInstancesPageByPage() {
        launch(deployment.deployment(), 2 * SMALLEST_PAGE + 1);
        launch("another", 1);
        assertThat(inventory.instances())
                .hasSize(2 * SMALLEST_PAGE + 1)
                .doesNotHaveDuplicates()
                .allSatisfy(found -> {
                    assertThat(found.tenant()).isEqualTo(tenant.value());
                    assertThat(found.generation()).isEqualTo("7");
                    assertThat(found.on()).isTrue();
                });
    }

    @Test
    void forgetsInstancesThatAreGone() {
        launch(deployment.deployment(), 2);
        var gone = inventory.instances().getFirst();
        Cloud.terminate(gone.instance().value());
        assertThat(inventory.instances()).extracting(Found::instance).hasSize(1).doesNotContain(gone.instance());
    }

    @Test
    void tellsWholeIdentitiesFromParts() {
        var onlyRole = TenantId.random();
        createRole(InstanceProfiles.prefix(deployment) + onlyRole);
        var onlyProfile = TenantId.random();
        createProfile(InstanceProfiles.prefix(deployment) + onlyProfile);
        createRole(name);
        createProfile(name);
        createRole(InstanceProfiles.prefix(deployment) + "another-" + tenant);

        assertThat(inventory.identities().whole()).isEmpty();
        assertThat(inventory.identities().parts()).containsExactlyInAnyOrder(onlyRole, onlyProfile, tenant);

        Cloud.IAM.addRoleToInstanceProfile(
                request -> request.instanceProfileName(name).roleName(name));
        assertThat(inventory.identities().whole()).containsExactly(tenant);
        assertThat(inventory.identities().parts()).containsExactlyInAnyOrder(onlyRole, onlyProfile);
        Cloud.IAM.deleteRole(request -> request.roleName(InstanceProfiles.prefix(deployment) + "another-" + tenant));
    }

    private static void createRole(String name) {
        Cloud.IAM.createRole(request ->
                request.roleName(name).assumeRolePolicyDocument("{\"Version\":\"2012-10-17\",\"Statement\":[]}"));
    }

    private static void createProfile(String name) {
        Cloud.IAM.createInstanceProfile(request -> request.instanceProfileName(name));
    }

    private void launch(String deploymentTag, int count) {
        Cloud.EC2.runInstances(request -> request.imageId(LaunchSite.CURRENT.imageId())
                .instanceType(InstanceType.T4_G_MEDIUM)
                .minCount(count)
                .maxCount(count)
                .tagSpecifications(specification -> specification
                        .resourceType(ResourceType.INSTANCE)
                        .tags(
                                tag(Ec2Fleet.DEPLOYMENT_TAG, deploymentTag),
                                tag(Ec2Fleet.TENANT_TAG, tenant.value()),
                                tag(Ec2Fleet.GENERATION_TAG, "7"))));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
