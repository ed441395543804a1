package ly.ptsd.aim.instance.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import ly.ptsd.aim.bucket.BucketName;
import ly.ptsd.aim.tenant.DeploymentProperties;
import ly.ptsd.aim.tenant.TenantId;
import ly.ptsd.aim.testbed.Cloud;
import ly.ptsd.aim.testbed.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/** The rights of a tenant's role are those to its bucket, whatever somebody does to it. */
class IdentityTests {

    private static final String EVERYTHING = """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}""";

    private final DeploymentProperties deployment = new DeploymentProperties(
            "r" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()), Stores.REGION);
    private final TenantId tenant = TenantId.random();
    private final BucketName bucket = BucketName.of(deployment.deployment(), tenant);
    private final InstanceProfiles profiles = new InstanceProfiles(Cloud.IAM, new IdentityProperties(null), deployment);
    private final String role = bucket.value();

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(IdentityProperties.class)
    static class Settings {}

    @AfterEach
    void remove() {
        profiles.remove(tenant);
    }

    @Test
    void leavesRightsAloneThatAreRight() {
        profiles.ensure(tenant, bucket);
        assertThat(profiles.repair(tenant, bucket)).isFalse();
    }

    @Test
    void takesBackARightThatSomebodyAdded() {
        profiles.ensure(tenant, bucket);
        Cloud.IAM.putRolePolicy(
                request -> request.roleName(role).policyName("more").policyDocument(EVERYTHING));
        assertThat(profiles.repair(tenant, bucket)).isTrue();
        assertThat(Cloud.IAM.listRolePolicies(request -> request.roleName(role)).policyNames())
                .containsExactly("bucket");
    }

    @Test
    void takesBackARightThatSomebodyWidened() {
        profiles.ensure(tenant, bucket);
        Cloud.IAM.putRolePolicy(
                request -> request.roleName(role).policyName("bucket").policyDocument(EVERYTHING));
        assertThat(profiles.repair(tenant, bucket)).isTrue();
        assertThat(profiles.repair(tenant, bucket)).isFalse();
    }

    @Test
    void letsNobodyElseTakeTheRoleOn() {
        profiles.ensure(tenant, bucket);
        var trusted = trusted();
        Cloud.IAM.updateAssumeRolePolicy(request -> request.roleName(role).policyDocument("""
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole","Principal":"*"}}"""));
        assertThat(profiles.repair(tenant, bucket)).isTrue();
        assertThat(trusted()).isEqualTo(trusted);
        assertThat(profiles.repair(tenant, bucket)).isFalse();
    }

    @Test
    void removesAnIdentityToWhichSomebodyAddedARight() {
        profiles.ensure(tenant, bucket);
        Cloud.IAM.putRolePolicy(
                request -> request.roleName(role).policyName("more").policyDocument(EVERYTHING));
        assertThat(profiles.partsOf(tenant)).containsExactly("role " + role, "instance profile " + role);
        profiles.remove(tenant);
        assertThat(profiles.partsOf(tenant)).isEmpty();
    }

    private String trusted() {
        return Cloud.IAM.getRole(request -> request.roleName(role)).role().assumeRolePolicyDocument();
    }

    @Test
    void givesBackARightThatSomebodyTook() {
        profiles.ensure(tenant, bucket);
        Cloud.IAM.deleteRolePolicy(request -> request.roleName(role).policyName("bucket"));
        assertThat(profiles.repair(tenant, bucket)).isTrue();
        assertThat(profiles.repair(tenant, bucket)).isFalse();
    }

    @Test
    void makesNoIdentityWhereThereIsNone() {
        assertThat(profiles.repair(tenant, bucket)).isFalse();
        assertThat(Cloud.IAM.listRoles().roles())
                .noneMatch(made -> made.roleName().equals(role));
    }

    @ParameterizedTest
    @CsvSource({"arn:aws:iam::1:policy/boundary, arn:aws:iam::1:policy/boundary", "'',", "' ',"})
    void takesAnEmptyBoundaryForNone(String setting, String boundary) {
        new ApplicationContextRunner()
                .withUserConfiguration(Settings.class)
                .withPropertyValues("ptsd.aim.identity.permissions-boundary=" + setting)
                .run(context -> assertThat(
                                context.getBean(IdentityProperties.class).permissionsBoundary())
                        .isEqualTo(boundary));
    }
}
