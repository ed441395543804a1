package ly.ptsd.aim.instance.ec2;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ly.ptsd.aim.bucket.BucketName;
import ly.ptsd.aim.instance.InstanceFleet;
import ly.ptsd.aim.instance.InstanceId;
import ly.ptsd.aim.instance.LaunchOrder;
import ly.ptsd.aim.tenant.DeploymentProperties;
import ly.ptsd.aim.tenant.TenantId;
import org.springframework.stereotype.Component;
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

    private static final Set<String> DOES_NOT_RUN = Set.of("IncorrectInstanceState", "IncorrectState");

    private static final int VALUES_OF_A_FILTER = 200;

    /** There is an instance with this token: nothing may be concluded, least of all that there is none. */
    private static final String OTHER_PARAMETERS = "IdempotentParameterMismatch";

    private final Ec2Clients ec2;
    private final InstanceProfiles profiles;
    private final DeploymentProperties deployment;
    private final Gathering<InstanceId, Sighting> looks = new Gathering<>(VALUES_OF_A_FILTER, this::look);

    Ec2Fleet(Ec2Clients ec2, InstanceProfiles profiles, DeploymentProperties deployment) {
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
            var launched = ec2.launching()
                    .runInstances(request(order, userData))
                    .instances()
                    .getFirst();
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
        return looks.ask(instance).orElseGet(Sighting.Unseen::new);
    }

    /** By a filter: asked for by its id, one instance that is not known yet would make the whole call fail. */
    private Map<InstanceId, Sighting> look(Set<InstanceId> instances) {
        var ids = instances.stream().map(InstanceId::value).toArray(String[]::new);
        return ec2
                .looking()
                .describeInstancesPaginator(request -> request.filters(filter("instance-id", ids)))
                .reservations()
                .stream()
                .flatMap(reservation -> reservation.instances().stream())
                .collect(Collectors.toMap(seen -> new InstanceId(seen.instanceId()), Ec2Fleet::sighting));
    }

    @Override
    public Checkup check(InstanceId instance) {
        try {
            return ec2
                    .looking()
                    .describeInstanceStatus(request -> request.instanceIds(instance.value()))
                    .instanceStatuses()
                    .stream()
                    .findFirst()
                    .map(StatusChecks::read)
                    .orElseGet(Checkup.Passed::new);
        } catch (Ec2Exception failure) {
            if (isUnknown(failure)) {
                return new Checkup.Passed();
            }
            throw failure;
        }
    }

    @Override
    public void stop(InstanceId instance) {
        unlessGone(() -> ec2.changing().stopInstances(request -> request.instanceIds(instance.value())));
    }

    @Override
    public void start(InstanceId instance) {
        unlessGone(() -> ec2.changing().startInstances(request -> request.instanceIds(instance.value())));
    }

    @Override
    public void reboot(InstanceId instance) {
        try {
            ec2.changing().rebootInstances(request -> request.instanceIds(instance.value()));
        } catch (Ec2Exception refusal) {
            if (!isUnknown(refusal) && !DOES_NOT_RUN.contains(codeOf(refusal))) {
                throw refusal;
            }
        }
    }

    @Override
    public List<InstanceId> of(TenantId tenant) {
        var filters = List.of(
                filter("tag:" + DEPLOYMENT_TAG, deployment.deployment()),
                filter("tag:" + TENANT_TAG, tenant.value()),
                filter("instance-state-name", LIVING));
        return ec2.looking().describeInstancesPaginator(request -> request.filters(filters)).reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .map(instance -> new InstanceId(instance.instanceId()))
                .toList();
    }

    @Override
    public List<String> remainsOf(TenantId tenant) {
        var instances = of(tenant).stream().map(instance -> "instance " + instance);
        var volumes = ec2
                .looking()
                .describeVolumesPaginator(request -> request.filters(
                        filter("tag:" + DEPLOYMENT_TAG, deployment.deployment()),
                        filter("tag:" + TENANT_TAG, tenant.value())))
                .volumes()
                .stream()
                .map(volume -> "volume " + volume.volumeId());
        return Stream.of(instances, volumes, profiles.partsOf(tenant).stream())
                .flatMap(Function.identity())
                .toList();
    }

    @Override
    public boolean terminate(InstanceId instance) {
        return unlessGone(() -> ec2.changing().terminateInstances(request -> request.instanceIds(instance.value())));
    }

    private static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }

    /** @return whether it was there */
    private static boolean unlessGone(Runnable call) {
        try {
            call.run();
            return true;
        } catch (Ec2Exception failure) {
            if (!isUnknown(failure)) {
                throw failure;
            }
            return false;
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
