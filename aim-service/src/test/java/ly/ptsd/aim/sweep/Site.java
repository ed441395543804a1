package ly.ptsd.aim.sweep;

import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import ly.ptsd.aim.bucket.BucketName;
import ly.ptsd.aim.bucket.TenantBuckets;
import ly.ptsd.aim.instance.InstanceFleet;
import ly.ptsd.aim.instance.InstanceFleet.LaunchAnswer.Launched;
import ly.ptsd.aim.instance.InstanceId;
import ly.ptsd.aim.instance.Launch;
import ly.ptsd.aim.instance.LaunchOrders;
import ly.ptsd.aim.instance.Launches;
import ly.ptsd.aim.plan.Plans;
import ly.ptsd.aim.sql.Columns;
import ly.ptsd.aim.tenant.DeploymentProperties;
import ly.ptsd.aim.tenant.TenantId;
import ly.ptsd.aim.testbed.Cloud;
import ly.ptsd.aim.testbed.LaunchSite;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;

/** Puts things into the cloud and into the records, each without the other where that is wanted. */
class Site {

    private static final String USER_DATA = "#cloud-config\n";

    private final InstanceFleet fleet;
    private final TenantBuckets buckets;
    private final Launches launches;
    private final LaunchOrders orders;
    private final Plans plans;
    private final DeploymentProperties deployment;
    private final JdbcClient jdbc;
    private final Clock clock;

    Site(
            InstanceFleet fleet,
            TenantBuckets buckets,
            Launches launches,
            LaunchOrders orders,
            Plans plans,
            DeploymentProperties deployment,
            JdbcClient jdbc,
            Clock clock) {
        this.fleet = fleet;
        this.buckets = buckets;
        this.launches = launches;
        this.orders = orders;
        this.plans = plans;
        this.deployment = deployment;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Everything that a tenant has, and all of it recorded. */
    TenantId tenant() {
        var tenant = subscribed();
        var bucket = bucketOf(tenant);
        buckets.ensure(bucket, tenant);
        jdbc.sql("""
                INSERT INTO subscription_step (subscription_id, name, state, finished_at)
                SELECT id, 'BUCKET', 'DONE', ? FROM subscription WHERE tenant_id = ?""").params(Columns.of(clock.instant()), tenant.value()).update();
        record(tenant, launch(order(tenant)));
        return tenant;
    }

    TenantId subscribed() {
        return subscribed(TenantId.random());
    }

    TenantId subscribed(TenantId tenant) {
        jdbc.sql("""
                INSERT INTO subscription (id, account_id, tenant_id, plan_id, created_at, bucket, state, version, changed_at)
                VALUES (?, ?, ?, 'basic', ?, ?, 'PROVISIONING', 0, ?)""")
                .params(
                        Columns.of(UUID.randomUUID()),
                        Columns.of(UUID.randomUUID()),
                        tenant.value(),
                        Columns.of(clock.instant()),
                        bucketOf(tenant).value(),
                        Columns.of(clock.instant()))
                .update();
        return tenant;
    }

    BucketName bucketOf(TenantId tenant) {
        return BucketName.of(deployment.deployment(), tenant);
    }

    /** The order is written down. */
    Launch order(TenantId tenant) {
        var launch = Launch.intended(orders.write(tenant, plans.offered().getFirst(), 1, 1, 0), clock.instant());
        launches.add(launch);
        return launch;
    }

    /** The order is given and answered, which nobody has written down yet. */
    Launch launch(Launch launch) {
        fleet.grant(launch.order().tenant(), bucketOf(launch.order().tenant()));
        var answer = (Launched) fleet.launch(launch.order(), USER_DATA);
        return launch.launched(answer.instance(), clock.instant());
    }

    void record(TenantId tenant, Launch launched) {
        launches.save(launched);
        jdbc.sql(
                        "UPDATE subscription SET state = 'ACTIVE', generation = 1, instance_id = ?, address = 'http://10.0.0.1' WHERE tenant_id = ?")
                .params(launched.running().orElseThrow().instance().value(), tenant.value())
                .update();
    }

    /** An instance that bears this deployment's tag and that no record explains. */
    InstanceId unknownInstance(TenantId tenant) {
        return taggedInstance(deployment.deployment(), tenant);
    }

    InstanceId taggedInstance(String deploymentTag, TenantId tenant) {
        var launched = Cloud.EC2.runInstances(request -> request.imageId(LaunchSite.CURRENT.imageId())
                .instanceType(InstanceType.T4_G_MEDIUM)
                .minCount(1)
                .maxCount(1)
                .tagSpecifications(specification -> specification
                        .resourceType(ResourceType.INSTANCE)
                        .tags(tag("ptsd:deployment", deploymentTag), tag("ptsd:tenant", tenant.value()))));
        return new InstanceId(launched.instances().getFirst().instanceId());
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    InstanceStateName stateOf(InstanceId instance) {
        return Cloud.EC2
                .describeInstances(request -> request.instanceIds(instance.value()))
                .reservations()
                .getFirst()
                .instances()
                .getFirst()
                .state()
                .name();
    }

    InstanceId instanceOf(TenantId tenant) {
        return launches.latest(tenant).orElseThrow().running().orElseThrow().instance();
    }

    /** Nothing in the cloud of this deployment, nothing in its records. */
    void clear() {
        everyInstance().forEach(instance -> Cloud.terminate(instance.instanceId()));
        await().until(() ->
                everyInstance().stream().allMatch(instance -> instance.state().name() == InstanceStateName.TERMINATED));
        for (var table : List.of(
                "missing_resource", "orphan", "condemned_instance", "launch", "subscription_step", "subscription")) {
            jdbc.sql("DELETE FROM " + table).update();
        }
        jdbc.sql("UPDATE sweep_run SET settings_after = NULL").update();
        removeBuckets();
        removeIdentities();
    }

    private List<Instance> everyInstance() {
        var ours = Filter.builder()
                .name("tag:ptsd:deployment")
                .values(deployment.deployment())
                .build();
        return Cloud.EC2.describeInstances(request -> request.filters(ours)).reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .toList();
    }

    private void removeBuckets() {
        Cloud.S3.listBuckets().buckets().stream()
                .filter(bucket -> bucket.name().startsWith(BucketName.prefix(deployment.deployment())))
                .forEach(bucket -> buckets.remove(new BucketName(bucket.name())));
    }

    private void removeIdentities() {
        var prefix = BucketName.prefix(deployment.deployment());
        Cloud.IAM.listRoles().roles().stream()
                .filter(role -> role.roleName().startsWith(prefix))
                .forEach(role -> fleet.revoke(new TenantId(role.roleName().substring(prefix.length()))));
    }
}
