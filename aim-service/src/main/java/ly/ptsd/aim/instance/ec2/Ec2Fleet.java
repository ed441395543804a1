package ly.ptsd.aim.instance.ec2;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import ly.ptsd.aim.bucket.BucketName;
import ly.ptsd.aim.instance.InstanceFleet;
import ly.ptsd.aim.instance.InstanceId;
import ly.ptsd.aim.instance.LaunchOrder;
import ly.ptsd.aim.tenant.DeploymentProperties;
import ly.ptsd.aim.tenant.TenantId;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.HttpTokensState;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataEndpointState;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.VolumeType;

/**
 * Instances on EC2.
 *
 * <p>The permissions needed are in {@code deploy/aws/aim-policy.json}.
 *
 * <p>A launch is the one call whose repetition could double something. Its client token makes EC2 answer a repetition
 * with the first call's instance, as long as every parameter is the same.
 */
@Component
class Ec2Fleet implements InstanceFleet {

    static final String DEPLOYMENT_TAG = "ptsd:deployment";
    static final String TENANT_TAG = "ptsd:tenant";
    static final String GENERATION_TAG = "ptsd:generation";

    private static final String[] LIVING = {"pending", "running", "stopping", "stopped"};

    /** The media server's container shares the host's network: one hop, so that no other container gets an answer. */
    private static final int METADATA_HOPS = 1;

    /** There is no instance, and another type, place or token may bring one. */
    private static final Set<String> TRY_ANOTHER = Set.of(
            "InsufficientInstanceCapacity",
            "InsufficientHostCapacity",
            "InsufficientFreeAddressesInSubnet",
            "InstanceLimitExceeded",
            "VcpuLimitExceeded",
            "SpotMaxPriceTooLow",
            "Unsupported",
            "IdempotentInstanceTerminated");

    /** There is an instance with this token: nothing may be concluded, least of all that there is none. */
    private static final String OTHER_PARAMETERS = "IdempotentParameterMismatch";

    private final Ec2Client ec2;
    private final InstanceProfiles profiles;
    private final DeploymentProperties deployment;

    Ec2Fleet(Ec2Client ec2, InstanceProfiles profiles, DeploymentProperties deployment) {
        this.ec2 = ec2;
        this.profiles = profiles;
        this.deployment = deployment;
    }

    @Override
    public void grant(TenantId tenant, BucketName bucket) {
        profiles.ensure(tenant, bucket);
    }

    @Override
    public void revoke(TenantId tenant) {
        profiles.remove(tenant);
    }

    @Override
    public LaunchAnswer launch(LaunchOrder order, String userData) {
        try {
            var launched =
                    ec2.runInstances(request(order, userData)).instances().getFirst();
            return new LaunchAnswer.Launched(new InstanceId(launched.instanceId()));
        } catch (Ec2Exception refusal) {
            var code = codeOf(refusal);
            if (TRY_ANOTHER.contains(code)) {
                return new LaunchAnswer.NoCapacity(code);
            }
            if (isDefinite(refusal, code)) {
                return new LaunchAnswer.Refused(code);
            }
            throw refusal;
        }
    }

    @Override
    public Sighting look(InstanceId instance) {
        try {
            return ec2.describeInstances(request -> request.instanceIds(instance.value())).reservations().stream()
                    .flatMap(reservation -> reservation.instances().stream())
                    .findFirst()
                    .map(Ec2Fleet::sighting)
                    .orElseGet(Sighting.Unseen::new);
        } catch (Ec2Exception failure) {
            if (isUnknown(failure)) {
                return new Sighting.Unseen();
            }
            throw failure;
        }
    }

    @Override
    public void stop(InstanceId instance) {
        unlessGone(() -> ec2.stopInstances(request -> request.instanceIds(instance.value())));
    }

    @Override
    public void start(InstanceId instance) {
        unlessGone(() -> ec2.startInstances(request -> request.instanceIds(instance.value())));
    }

    @Override
    public List<InstanceId> of(TenantId tenant) {
        var filters = List.of(
                filter("tag:" + DEPLOYMENT_TAG, deployment.deployment()),
                filter("tag:" + TENANT_TAG, tenant.value()),
                filter("instance-state-name", LIVING));
        return ec2.describeInstances(request -> request.filters(filters)).reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .map(instance -> new InstanceId(instance.instanceId()))
                .toList();
    }

    @Override
    public void terminate(InstanceId instance) {
        unlessGone(() -> ec2.terminateInstances(request -> request.instanceIds(instance.value())));
    }

    private static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }

    private static void unlessGone(Runnable call) {
        try {
            call.run();
        } catch (Ec2Exception failure) {
            if (!isUnknown(failure)) {
                throw failure;
            }
        }
    }

    private RunInstancesRequest request(LaunchOrder order, String userData) {
        return RunInstancesRequest.builder()
                .clientToken(order.clientToken())
                .minCount(1)
                .maxCount(1)
                .imageId(order.imageId())
                .instanceType(order.instanceType())
                .subnetId(order.subnetId())
                .securityGroupIds(order.securityGroupIds())
                .userData(Base64.getEncoder().encodeToString(userData.getBytes(StandardCharsets.UTF_8)))
                .iamInstanceProfile(profile -> profile.name(profiles.name(order.tenant())))
                .metadataOptions(metadata -> metadata.httpEndpoint(InstanceMetadataEndpointState.ENABLED)
                        .httpTokens(HttpTokensState.REQUIRED)
                        .httpPutResponseHopLimit(METADATA_HOPS))
                .blockDeviceMappings(rootVolume(order))
                .tagSpecifications(tags(order, ResourceType.INSTANCE), tags(order, ResourceType.VOLUME))
                .build();
    }

    private static BlockDeviceMapping rootVolume(LaunchOrder order) {
        return BlockDeviceMapping.builder()
                .deviceName(order.rootDevice())
                .ebs(volume -> volume.encrypted(true)
                        .volumeSize(order.volumeGib())
                        .volumeType(VolumeType.GP3)
                        .deleteOnTermination(true))
                .build();
    }

    private TagSpecification tags(LaunchOrder order, ResourceType type) {
        return TagSpecification.builder()
                .resourceType(type)
                .tags(
                        tag(DEPLOYMENT_TAG, deployment.deployment()),
                        tag(TENANT_TAG, order.tenant().value()),
                        tag(GENERATION_TAG, Integer.toString(order.generation())))
                .build();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private static Sighting sighting(Instance instance) {
        return switch (instance.state().name()) {
            case RUNNING -> {
                var address = instance.privateIpAddress();
                yield address == null ? new Sighting.Starting() : new Sighting.Running(address);
            }
            case STOPPING, STOPPED -> new Sighting.Stopped();
            case SHUTTING_DOWN, TERMINATED -> new Sighting.Gone();
            case PENDING, UNKNOWN_TO_SDK_VERSION -> new Sighting.Starting();
        };
    }

    /** A profile made a second ago may not be known to EC2 yet, which it calls an invalid parameter. */
    private static boolean isDefinite(Ec2Exception refusal, String code) {
        boolean profileNotKnownYet = code.equals("InvalidParameterValue")
                && String.valueOf(refusal.getMessage()).contains("iamInstanceProfile");
        return refusal.statusCode() >= 400
                && refusal.statusCode() < 500
                && !refusal.isThrottlingException()
                && !code.equals(OTHER_PARAMETERS)
                && !profileNotKnownYet;
    }

    private static boolean isUnknown(Ec2Exception failure) {
        return codeOf(failure).equals("InvalidInstanceID.NotFound");
    }

    /** Empty when the answer had no body to name it: the JDK's client drops the body of a 401. */
    private static String codeOf(Ec2Exception failure) {
        var details = failure.awsErrorDetails();
        return details == null || details.errorCode() == null ? "" : details.errorCode();
    }
}
