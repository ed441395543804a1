package ly.ptsd.local.aws.ec2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static ly.ptsd.local.aws.fault.Fault.Hide.What.INSTANCE;
import static ly.ptsd.local.aws.fault.Fault.Hide.What.INSTANCE_PROFILE;
import static ly.ptsd.local.aws.fault.Fault.Hide.What.TAGS;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import ly.ptsd.local.aws.credential.Credential;
import ly.ptsd.local.aws.credential.NotAuthenticated;
import ly.ptsd.local.aws.fault.Fault;
import ly.ptsd.local.aws.fault.FaultPlan;
import ly.ptsd.local.aws.iam.Identities;
import ly.ptsd.local.aws.query.QueryFault;
import ly.ptsd.local.aws.query.QueryParameters;
import ly.ptsd.local.aws.query.QueryService;
import ly.ptsd.local.aws.query.Xml;

/**
 * The calls of EC2 that provisioning makes.
 */
public final class Ec2 implements QueryService {

    private static final String NAMESPACE = "http://ec2.amazonaws.com/doc/2016-11-15/";
    private static final Set<String> NOT_FINGERPRINTED = Set.of("Action", "Version", "ClientToken");
    private static final int MOST_AT_ONCE = 20;

    private final Fleet fleet;
    private final Identities identities;
    private final InstanceXml instances;
    private final FaultPlan faults;
    private final Clock clock;

    public Ec2(Fleet fleet, Identities identities, String region, FaultPlan faults, Clock clock) {
        this.fleet = fleet;
        this.identities = identities;
        this.instances = new InstanceXml(identities, region);
        this.faults = faults;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "ec2";
    }

    @Override
    public Map<String, Action> actions() {
        return Map.of(
                "RunInstances", call -> run(call.parameters()),
                "DescribeInstances", call -> describe(call.parameters()),
                "DescribeInstanceStatus", call -> describeStatus(call.parameters()),
                "DescribeVolumes", call -> describeVolumes(call.parameters()),
                "DescribeInstanceAttribute", call -> describeAttribute(call.parameters()),
                "TerminateInstances", call -> changes(fleet.terminate(seenIds(call.parameters()))),
                "StopInstances", call -> changes(fleet.stop(seenIds(call.parameters()))),
                "StartInstances", call -> changes(fleet.start(seenIds(call.parameters()))),
                "RebootInstances", call -> reboot(call.parameters()),
                "CreateTags", call -> createTags(call.parameters()));
    }

    private Consumer<Xml> run(QueryParameters parameters) {
        Launch launch = launch(parameters);
        int count = number(parameters, "MaxCount");
        if (number(parameters, "MinCount") > count || count < 1 || count > MOST_AT_ONCE) {
            throw QueryFault.badRequest("InvalidParameterValue", "MinCount and MaxCount do not fit");
        }
        String token = parameters.find("ClientToken").orElse("");
        if (token.length() > 64) {
            throw QueryFault.badRequest("InvalidParameterValue", "The client token is longer than 64 characters");
        }
        List<Instance> launched =
                fleet.run(launch, count, token, fingerprint(parameters), tags(parameters, "instance"));
        return xml -> instances.reservation(xml, launched);
    }

    private Launch launch(QueryParameters parameters) {
        var profile = parameters.structure("IamInstanceProfile");
        String profileName = profile.find("Arn").or(() -> profile.find("Name")).orElse("");
        String profileArn = profileName.isEmpty()
                ? ""
                : identities
                        .findProfile(profileName)
                        .filter(found -> !isHidden(parameters, INSTANCE_PROFILE, found.name(), found.createdAt()))
                        .map(identities::arn)
                        .orElseThrow(() -> QueryFault.badRequest(
                                "InvalidParameterValue",
                                "Value (" + profileName + ") for parameter iamInstanceProfile is invalid. Invalid"
                                        + " IAM Instance Profile"));
        var network = parameters.structure("NetworkInterface.1");
        return new Launch(
                parameters.get("ImageId"),
                parameters.find("InstanceType").orElse("m1.small"),
                parameters.find("SubnetId").or(() -> network.find("SubnetId")).orElse(""),
                network.values().isEmpty() ? parameters.list("SecurityGroupId") : network.list("SecurityGroupId"),
                profileArn,
                parameters.find("UserData").orElse(""),
                parameters.structure("MetadataOptions").values(),
                parameters.find("InstanceInitiatedShutdownBehavior").orElse("stop"),
                parameters.structures("BlockDeviceMapping").stream()
                        .map(device -> device.find("DeviceName").orElse(""))
                        .toList(),
                tags(parameters, "volume"));
    }

    private static Map<String, String> tags(QueryParameters parameters, String resourceType) {
        Map<String, String> tags = new TreeMap<>();
        parameters.structures("TagSpecification").stream()
                .filter(specification -> specification.get("ResourceType").equals(resourceType))
                .forEach(specification -> tags.putAll(specification.pairs("Tag")));
        return tags;
    }

    private Consumer<Xml> describe(QueryParameters parameters) {
        Page page = Page.of(selected(parameters, InstanceFilters.of(parameters)), parameters);
        return xml -> {
            instances.reservations(xml, page.instances());
            page.nextToken().ifPresent(token -> xml.text("nextToken", token));
        };
    }

    private Consumer<Xml> describeStatus(QueryParameters parameters) {
        boolean every = parameters.find("IncludeAllInstances").orElse("false").equals("true");
        Page page = Page.of(
                selected(parameters, instance -> every || instance.state() == InstanceState.RUNNING), parameters);
        return xml -> {
            xml.list("instanceStatusSet", "item", page.instances(), this::status);
            page.nextToken().ifPresent(token -> xml.text("nextToken", token));
        };
    }

    /** Each device of an instance is a volume, which goes with it. */
    private Consumer<Xml> describeVolumes(QueryParameters parameters) {
        var volumes = fleet.all().stream()
                .filter(instance -> instance.state() != InstanceState.TERMINATED)
                .filter(InstanceFilters.ofVolumes(parameters))
                .toList();
        return xml -> xml.element("volumeSet", set -> volumes.forEach(instance -> instances.volumes(set, instance)));
    }

    private void status(Xml xml, Instance instance) {
        instances.status(xml, instance, faults.impaired("ec2:DescribeInstanceStatus", instance.id() + instance.tags()));
    }

    private List<Instance> selected(QueryParameters parameters, Predicate<Instance> filter) {
        List<String> ids = parameters.list("InstanceId");
        List<Instance> candidates = ids.isEmpty() ? fleet.all() : fleet.named(seen(ids, parameters));
        return candidates.stream()
                .filter(instance -> !isHidden(parameters, INSTANCE, instance))
                .map(instance -> isHidden(parameters, TAGS, instance) ? instance.untagged() : instance)
                .filter(filter)
                .toList();
    }

    private List<String> seenIds(QueryParameters parameters) {
        return seen(ids(parameters), parameters);
    }

    /** What a call does not see yet is unknown to it. */
    private List<String> seen(List<String> ids, QueryParameters parameters) {
        fleet.named(ids).stream()
                .filter(instance -> isHidden(parameters, INSTANCE, instance))
                .findFirst()
                .ifPresent(hidden -> {
                    throw Fleet.unknown(hidden.id());
                });
        return ids;
    }

    private boolean isHidden(QueryParameters parameters, Fault.Hide.What what, Instance instance) {
        return isHidden(parameters, what, instance.id() + instance.tags(), instance.launchedAt());
    }

    private boolean isHidden(QueryParameters parameters, Fault.Hide.What what, String told, Instant made) {
        var age = Duration.between(made, clock.instant());
        return faults.hides(name() + ":" + parameters.get("Action"), what, told, age);
    }

    private Consumer<Xml> describeAttribute(QueryParameters parameters) {
        Instance instance = fleet.named(List.of(parameters.get("InstanceId"))).getFirst();
        if (!parameters.get("Attribute").equals("userData")) {
            throw QueryFault.badRequest("InvalidParameterValue", "Only the attribute userData is known here");
        }
        return xml -> xml.text("instanceId", instance.id())
                .element(
                        "userData", data -> data.text("value", instance.launch().userData()));
    }

    private Consumer<Xml> reboot(QueryParameters parameters) {
        fleet.reboot(seenIds(parameters));
        return xml -> xml.text("return", true);
    }

    private Consumer<Xml> createTags(QueryParameters parameters) {
        fleet.tag(parameters.list("ResourceId"), parameters.pairs("Tag"));
        return xml -> xml.text("return", true);
    }

    private Consumer<Xml> changes(List<Fleet.Change> changes) {
        return xml -> xml.list("instancesSet", "item", changes, instances::change);
    }

    private static List<String> ids(QueryParameters parameters) {
        List<String> ids = parameters.list("InstanceId");
        if (ids.isEmpty()) {
            throw QueryFault.badRequest("MissingParameter", "The request must contain the parameter InstanceId");
        }
        return ids;
    }

    private static int number(QueryParameters parameters, String name) {
        String text = parameters.get(name);
        if (!text.matches("\\d{1,4}")) {
            throw QueryFault.badRequest("InvalidParameterValue", "Invalid value for " + name);
        }
        return Integer.parseInt(text);
    }

    private static String fingerprint(QueryParameters parameters) {
        var relevant = new TreeMap<>(parameters.values());
        relevant.keySet().removeAll(NOT_FINGERPRINTED);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(relevant.toString().getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void authorize(Credential caller, String action) {
        if (!(caller instanceof Credential.Administrator)) {
            throw new QueryFault(
                    403, "UnauthorizedOperation", "You are not authorized to perform this operation: ec2:" + action);
        }
    }

    @Override
    public QueryFault refusal(NotAuthenticated reason) {
        String message = String.valueOf(reason.getMessage());
        return switch (reason.reason()) {
            case NO_SIGNATURE -> new QueryFault(401, "AuthFailure", message);
            case SIGNATURE_INCOMPLETE -> new QueryFault(400, "IncompleteSignature", message);
            case KEY_UNKNOWN, TOKEN_WRONG, SIGNATURE_WRONG ->
                new QueryFault(
                        401, "AuthFailure", "AWS was not able to validate the provided access credentials: " + message);
            case SESSION_EXPIRED, REQUEST_EXPIRED -> QueryFault.badRequest("RequestExpired", message);
        };
    }

    @Override
    public Fault.Refuse tooFast() {
        return new Fault.Refuse(503, "RequestLimitExceeded", "Request limit exceeded.");
    }

    @Override
    public String answer(String action, String requestId, Consumer<Xml> content) {
        return new Xml()
                .element(action + "Response", NAMESPACE, xml -> content.accept(xml.text("requestId", requestId)))
                .toString();
    }

    @Override
    public String error(QueryFault fault, String requestId) {
        return new Xml()
                .element(
                        "Response",
                        response -> response.element(
                                        "Errors",
                                        errors -> errors.element(
                                                "Error",
                                                error -> error.text("Code", fault.code())
                                                        .text("Message", String.valueOf(fault.getMessage()))))
                                .text("RequestID", requestId))
                .toString();
    }
}
