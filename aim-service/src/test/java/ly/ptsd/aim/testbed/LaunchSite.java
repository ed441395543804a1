package ly.ptsd.aim.testbed;

import software.amazon.awssdk.services.ec2.model.Filter;

/** From what and where instances are launched. The stand-in takes any name, an emulator has its own. */
public record LaunchSite(String imageId, String subnetId, String securityGroupId) {

    public static final LaunchSite CURRENT =
            Stores.instancesBoot() ? new LaunchSite("ami-0test", "subnet-0test", "sg-0test") : ofDefaultNetwork();

    private static LaunchSite ofDefaultNetwork() {
        var subnet = Cloud.EC2
                .describeSubnets(request -> request.filters(filter("default-for-az", "true")))
                .subnets()
                .getFirst();
        var group = Cloud.EC2
                .describeSecurityGroups(
                        request -> request.filters(filter("vpc-id", subnet.vpcId()), filter("group-name", "default")))
                .securityGroups()
                .getFirst();
        var image = Cloud.EC2.describeImages().images().getFirst();
        return new LaunchSite(image.imageId(), subnet.subnetId(), group.groupId());
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }
}
