package ly.ptsd.local.aws.ec2;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import ly.ptsd.local.aws.fault.Fault;
import ly.ptsd.local.aws.iam.Identities;
import ly.ptsd.local.aws.query.Xml;

/** Instances in EC2's XML. */
final class InstanceXml {

    private static final String ITEM = "item";

    private final Identities identities;
    private final String region;

    InstanceXml(Identities identities, String region) {
        this.identities = identities;
        this.region = region;
    }

    void reservations(Xml xml, List<Instance> instances) {
        Map<String, List<Instance>> reservations = instances.stream()
                .collect(Collectors.groupingBy(Instance::reservation, LinkedHashMap::new, Collectors.toList()));
        xml.list("reservationSet", ITEM, reservations.values(), this::reservation);
    }

    void reservation(Xml xml, List<Instance> instances) {
        xml.text("reservationId", instances.getFirst().reservation())
                .text("ownerId", identities.account())
                .element("groupSet", _ -> {})
                .list("instancesSet", ITEM, instances, this::instance);
    }

    private void instance(Xml xml, Instance instance) {
        Launch launch = instance.launch();
        boolean gone = instance.state() == InstanceState.TERMINATED;
        xml.text("instanceId", instance.id())
                .text("imageId", launch.imageId())
                .element("instanceState", state -> state(state, instance.state()))
                .text("privateDnsName", gone ? "" : dnsName(instance))
                .text("dnsName", "")
                .text("reason", "")
                .text("amiLaunchIndex", 0)
                .text("instanceType", launch.type())
                .text("launchTime", instance.launchedAt().truncatedTo(ChronoUnit.MILLIS))
                .element(
                        "placement",
                        placement ->
                                placement.text("availabilityZone", region + "a").text("tenancy", "default"))
                .element("monitoring", monitoring -> monitoring.text("state", "disabled"));
        if (!gone) {
            xml.text("privateIpAddress", instance.privateAddress()).text("subnetId", launch.subnetId());
        }
        xml.text("architecture", "x86_64")
                .text("rootDeviceType", "ebs")
                .text("virtualizationType", "hvm")
                .text("hypervisor", "xen")
                .text("clientToken", instance.clientToken())
                .list("groupSet", ITEM, launch.securityGroups(), (item, group) -> item.text("groupId", group))
                .list(
                        "blockDeviceMapping",
                        ITEM,
                        gone ? List.of() : launch.devices(),
                        (item, device) -> item.text("deviceName", device))
                .list("tagSet", ITEM, instance.tags().entrySet(), InstanceXml::tag)
                .element("metadataOptions", options -> metadataOptions(options, launch.metadataOptions()));
        identities
                .findProfile(launch.profile())
                .ifPresent(profile -> xml.element(
                        "iamInstanceProfile",
                        item -> item.text("arn", identities.arn(profile)).text("id", profile.id())));
        if (gone) {
            xml.element(
                    "stateReason",
                    reason -> reason.text("code", "Client.UserInitiatedShutdown")
                            .text("message", "Client.UserInitiatedShutdown: User initiated shutdown"));
        }
    }

    void status(Xml xml, Instance instance, Optional<Fault.Impair> impaired) {
        String well = instance.state() == InstanceState.RUNNING ? "ok" : "not-applicable";
        xml.text("instanceId", instance.id())
                .text("availabilityZone", region + "a")
                .element("instanceState", state -> state(state, instance.state()))
                .element(
                        "systemStatus",
                        status -> status.text(
                                "status", impaired.map(Fault.Impair::system).orElse(well)))
                .element(
                        "instanceStatus",
                        status -> status.text(
                                "status", impaired.map(Fault.Impair::instance).orElse(well)))
                .list(
                        "eventsSet",
                        ITEM,
                        impaired.map(Fault.Impair::event).filter(event -> !event.isEmpty()).stream()
                                .toList(),
                        (item, event) -> item.text("instanceEventId", "instance-event-1")
                                .text("code", event)
                                .text("description", "planned"));
    }

    void volumes(Xml xml, Instance instance) {
        for (int i = 0; i < instance.launch().devices().size(); i++) {
            String id = instance.id().replaceFirst("i-", "vol-") + (i == 0 ? "" : i);
            xml.element(
                    ITEM,
                    item -> item.text("volumeId", id)
                            .text("status", "in-use")
                            .list(
                                    "tagSet",
                                    ITEM,
                                    instance.launch().tagsOfVolumes().entrySet(),
                                    InstanceXml::tag));
        }
    }

    void change(Xml xml, Fleet.Change change) {
        xml.text("instanceId", change.id())
                .element("currentState", state -> state(state, change.after()))
                .element("previousState", state -> state(state, change.before()));
    }

    private static void state(Xml xml, InstanceState state) {
        xml.text("code", state.code()).text("name", state.label());
    }

    private static void tag(Xml xml, Map.Entry<String, String> tag) {
        xml.text("key", tag.getKey()).text("value", tag.getValue());
    }

    private static void metadataOptions(Xml xml, Map<String, String> asked) {
        Function<String, Function<String, String>> option = name -> absent -> asked.getOrDefault(name, absent);
        xml.text("state", "applied")
                .text("httpTokens", option.apply("HttpTokens").apply("optional"))
                .text(
                        "httpPutResponseHopLimit",
                        option.apply("HttpPutResponseHopLimit").apply("1"))
                .text("httpEndpoint", option.apply("HttpEndpoint").apply("enabled"))
                .text(
                        "instanceMetadataTags",
                        option.apply("InstanceMetadataTags").apply("disabled"));
    }

    private String dnsName(Instance instance) {
        return "ip-" + instance.privateAddress().replace('.', '-') + "." + region + ".compute.internal";
    }
}
