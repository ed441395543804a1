package ly.ptsd.aim.instance.ec2;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import ly.ptsd.aim.bucket.BucketName;
import ly.ptsd.aim.instance.IdentityUpkeep;
import ly.ptsd.aim.tenant.DeploymentProperties;
import ly.ptsd.aim.tenant.TenantId;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Tag;

/** Per tenant one role, its one policy and the instance profile that carries it, all of the same name. */
@Component
class InstanceProfiles implements IdentityUpkeep {

    private static final String TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},\
            "Action":"sts:AssumeRole"}]}""";

    private static final String BUCKET_ONLY = """
            {"Version":"2012-10-17","Statement":[\
            {"Effect":"Allow","Action":["s3:ListBucket","s3:GetBucketLocation","s3:ListBucketMultipartUploads"],\
            "Resource":"arn:aws:s3:::%1$s"},\
            {"Effect":"Allow","Action":["s3:GetObject","s3:PutObject","s3:DeleteObject","s3:AbortMultipartUpload",\
            "s3:ListMultipartUploadParts"],"Resource":"arn:aws:s3:::%1$s/*"}]}""";

    private static final String POLICY = "bucket";

    private final IamClient iam;
    private final IdentityProperties properties;
    private final DeploymentProperties deployment;

    InstanceProfiles(IamClient iam, IdentityProperties properties, DeploymentProperties deployment) {
        this.iam = iam;
        this.properties = properties;
        this.deployment = deployment;
    }

    String name(TenantId tenant) {
        return prefix(deployment) + tenant;
    }

    static String prefix(DeploymentProperties deployment) {
        return "ptsd-" + deployment.deployment() + "-";
    }

    void ensure(TenantId tenant, BucketName bucket) {
        var name = name(tenant);
        var tags = List.of(
                Tag.builder()
                        .key(Ec2Fleet.DEPLOYMENT_TAG)
                        .value(deployment.deployment())
                        .build(),
                Tag.builder().key(Ec2Fleet.TENANT_TAG).value(tenant.value()).build());
        unlessMade(() -> iam.createRole(request -> request.roleName(name)
                .assumeRolePolicyDocument(TRUST)
                .permissionsBoundary(properties.permissionsBoundary())
                .tags(tags)));
        putPolicy(name, bucket);
        unlessMade(() -> iam.createInstanceProfile(
                request -> request.instanceProfileName(name).tags(tags)));
        addRole(name);
    }

    @Override
    public boolean repair(TenantId tenant, BucketName bucket) {
        var name = name(tenant);
        try {
            boolean others = removePolicies(name, policy -> !policy.equals(POLICY));
            boolean changed = !BUCKET_ONLY.formatted(bucket).equals(policyOf(name));
            if (changed) {
                putPolicy(name, bucket);
            }
            return repairTrust(name) || others || changed;
        } catch (NoSuchEntityException noIdentity) {
            return false;
        }
    }

    /** Whoever else may take the role on would get at the bucket. */
    private boolean repairTrust(String name) {
        var trusted = iam.getRole(request -> request.roleName(name)).role().assumeRolePolicyDocument();
        if (TRUST.equals(decoded(trusted))) {
            return false;
        }
        iam.updateAssumeRolePolicy(request -> request.roleName(name).policyDocument(TRUST));
        return true;
    }

    /** What there is of the tenant's identity. */
    List<String> partsOf(TenantId tenant) {
        var name = name(tenant);
        var parts = new ArrayList<String>();
        if (isThere(() -> iam.getRole(request -> request.roleName(name)))) {
            parts.add("role " + name);
        }
        if (isThere(() -> iam.getInstanceProfile(request -> request.instanceProfileName(name)))) {
            parts.add("instance profile " + name);
        }
        return parts;
    }

    private static boolean isThere(Runnable look) {
        try {
            look.run();
            return true;
        } catch (NoSuchEntityException gone) {
            return false;
        }
    }

    /** @return whether there were any */
    private boolean removePolicies(String name, Predicate<String> which) {
        var unwanted = iam.listRolePolicies(request -> request.roleName(name)).policyNames().stream()
                .filter(which)
                .toList();
        unwanted.forEach(policy -> unlessGone(
                () -> iam.deleteRolePolicy(request -> request.roleName(name).policyName(policy))));
        return !unwanted.isEmpty();
    }

    /** Empty when there is none. */
    private String policyOf(String name) {
        try {
            return decoded(iam.getRolePolicy(request -> request.roleName(name).policyName(POLICY))
                    .policyDocument());
        } catch (NoSuchEntityException none) {
            return "";
        }
    }

    /** As it was put: IAM gives documents back encoded. */
    private static String decoded(String document) {
        return URLDecoder.decode(document, StandardCharsets.UTF_8);
    }

    private void putPolicy(String name, BucketName bucket) {
        iam.putRolePolicy(
                request -> request.roleName(name).policyName(POLICY).policyDocument(BUCKET_ONLY.formatted(bucket)));
    }

    /** Every right goes first: from then on whoever still holds the role's credentials can do nothing. */
    void remove(TenantId tenant) {
        var name = name(tenant);
        unlessGone(() -> removePolicies(name, _ -> true));
        unlessGone(() -> iam.removeRoleFromInstanceProfile(
                request -> request.instanceProfileName(name).roleName(name)));
        unlessGone(() -> iam.deleteInstanceProfile(request -> request.instanceProfileName(name)));
        unlessGone(() -> iam.deleteRole(request -> request.roleName(name)));
    }

    private void addRole(String name) {
        try {
            iam.addRoleToInstanceProfile(
                    request -> request.instanceProfileName(name).roleName(name));
        } catch (LimitExceededException oneRoleIsInIt) {
            return;
        }
    }

    private static void unlessGone(Runnable removal) {
        try {
            removal.run();
        } catch (NoSuchEntityException gone) {
            return;
        }
    }

    private static void unlessMade(Runnable creation) {
        try {
            creation.run();
        } catch (EntityAlreadyExistsException made) {
            return;
        }
    }
}
