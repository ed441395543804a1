package ly.ptsd.aim.instance.ec2;

import java.util.List;
import ly.ptsd.aim.bucket.BucketName;
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
class InstanceProfiles {

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
    private final DeploymentProperties deployment;

    InstanceProfiles(IamClient iam, DeploymentProperties deployment) {
        this.iam = iam;
        this.deployment = deployment;
    }

    String name(TenantId tenant) {
        return "ptsd-" + deployment.deployment() + "-" + tenant;
    }

    void ensure(TenantId tenant, BucketName bucket) {
        var name = name(tenant);
        var tags = List.of(
                Tag.builder()
                        .key(Ec2Fleet.DEPLOYMENT_TAG)
                        .value(deployment.deployment())
                        .build(),
                Tag.builder().key(Ec2Fleet.TENANT_TAG).value(tenant.value()).build());
        unlessMade(() -> iam.createRole(request ->
                request.roleName(name).assumeRolePolicyDocument(TRUST).tags(tags)));
        iam.putRolePolicy(
                request -> request.roleName(name).policyName(POLICY).policyDocument(BUCKET_ONLY.formatted(bucket)));
        unlessMade(() -> iam.createInstanceProfile(
                request -> request.instanceProfileName(name).tags(tags)));
        addRole(name);
    }

    /** The policy goes first: from then on whoever still holds the role's credentials can do nothing. */
    void remove(TenantId tenant) {
        var name = name(tenant);
        unlessGone(() -> iam.deleteRolePolicy(request -> request.roleName(name).policyName(POLICY)));
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
