package ly.ptsd.aim.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import ly.ptsd.aim.bucket.BucketName;
import ly.ptsd.aim.bucket.TenantBuckets;
import ly.ptsd.aim.instance.CondemnedInstances;
import ly.ptsd.aim.instance.InstanceFleet;
import ly.ptsd.aim.instance.InstanceId;
import ly.ptsd.aim.instance.InstanceInventory.Identities;
import ly.ptsd.aim.sweep.Orphan.Kind;
import ly.ptsd.aim.tenant.TenantId;
import ly.ptsd.aim.testbed.Cloud;
import ly.ptsd.aim.testbed.Faults;
import ly.ptsd.aim.testbed.SteppedClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

/** What is done about what is there and unknown, and what is not. */
@SweepTest
class SweepTests {

    private final Site site;
    private final Sweep sweep;
    private final Measures measures;
    private final Findings findings;
    private final InstanceFleet fleet;
    private final TenantBuckets buckets;
    private final CondemnedInstances condemned;
    private final SteppedClock clock;

    SweepTests(
            @Autowired Site site,
            @Autowired Sweep sweep,
            @Autowired Measures measures,
            @Autowired Findings findings,
            @Autowired InstanceFleet fleet,
            @Autowired TenantBuckets buckets,
            @Autowired CondemnedInstances condemned,
            @Autowired SteppedClock clock) {
        this.site = site;
        this.sweep = sweep;
        this.measures = measures;
        this.findings = findings;
        this.fleet = fleet;
        this.buckets = buckets;
        this.condemned = condemned;
        this.clock = clock;
    }

    @BeforeEach
    @AfterEach
    void clear() {
        Faults.clear();
        site.clear();
        clock.reset();
    }

    @Test
    void notesWhatWillBeTakenAwayForAsLongAsThatIsPlanned() {
        var instance = site.instanceOf(site.tenant());
        var rebooted = site.instanceOf(site.tenant());
        var planned =
                Faults.on("ec2:DescribeInstanceStatus", instance.value()).impair("ok", "ok", "instance-retirement");
        Faults.on("ec2:DescribeInstanceStatus", rebooted.value()).impair("ok", "ok", "instance-reboot");
        await().until(() -> site.stateOf(rebooted) == InstanceStateName.RUNNING);
        await().until(() -> site.stateOf(instance) == InstanceStateName.RUNNING);
        sweepAfter(Duration.ZERO);
        assertThat(condemned.contains(instance)).isTrue();
        assertThat(condemned.contains(rebooted)).isFalse();

        planned.switchOff();
        sweepAfter(Duration.ofMinutes(5));
        assertThat(condemned.contains(instance)).isFalse();
    }

    @Test
    void goesOnWhenAmazonDoesNotSayWhatIsPlanned() {
        var instance = site.instanceOf(site.tenant());
        condemned.replace(Map.of(instance, "instance-retirement"));
        Faults.on("ec2:DescribeInstanceStatus").refuse(500, "InternalError");
        sweepAfter(Duration.ZERO);
        assertThat(findings.lastRun().at()).isNotNull();
        assertThat(condemned.contains(instance)).isTrue();
    }

    @Test
    void leavesWhatIsRecordedAlone() {
        var tenant = site.tenant();
        sweepAfter(Duration.ZERO);
        sweepAfter(Duration.ofDays(2));
        assertThat(findings.orphans()).isEmpty();
        assertThat(findings.missing()).isEmpty();
        assertThat(findings.lastRun().at()).isNotNull();
        assertThat(findings.lastRun().halted()).isNull();
        assertThat(site.stateOf(site.instanceOf(tenant))).isIn(InstanceStateName.PENDING, InstanceStateName.RUNNING);
    }

    @Test
    void reportsAnUnknownInstanceThenStopsItThenTerminatesIt() {
        var tenant = TenantId.random();
        var unknown = site.unknownInstance(tenant);
        sweepAfter(Duration.ZERO);
        assertThat(findings.orphans()).singleElement().satisfies(orphan -> {
            assertThat(orphan.name()).isEqualTo(unknown.value());
            assertThat(orphan.tenant()).isEqualTo(tenant.value());
        });

        sweepAfter(Duration.ofMinutes(14));
        assertThat(isOn(unknown)).isTrue();
        sweepAfter(Duration.ofMinutes(1));
        await().until(() -> site.stateOf(unknown) == InstanceStateName.STOPPED);

        sweepAfter(Duration.ofHours(23));
        assertThat(site.stateOf(unknown)).isEqualTo(InstanceStateName.STOPPED);
        sweepAfter(Duration.ofMinutes(45));
        await().until(() -> site.stateOf(unknown) == InstanceStateName.TERMINATED);
        sweepAfter(Duration.ofMinutes(5));
        assertThat(findings.orphans()).isEmpty();
    }

    @Test
    void countsFromWhenAnInstanceWasFirstSeenUnknown() {
        var unknown = site.unknownInstance(TenantId.random());
        clock.step(Duration.ofDays(3));
        sweepAfter(Duration.ZERO);
        assertThat(isOn(unknown)).isTrue();
    }

    @Test
    void sparesWhatIsFoundInTheRecordsAfterAll() {
        var tenant = site.subscribed();
        var launched = site.launch(site.order(tenant));
        sweepAfter(Duration.ofDays(2));
        site.record(tenant, launched);
        sweepAfter(Duration.ofDays(2));
        assertThat(findings.orphans()).isEmpty();
        assertThat(isOn(site.instanceOf(tenant))).isTrue();
    }

    @Test
    void neverLooksAtAnotherDeployment() {
        site.taggedInstance("another", TenantId.random());
        sweepAfter(Duration.ZERO);
        assertThat(findings.orphans()).isEmpty();
    }

    @Test
    void touchesNothingWhenMuchIsUnknown() {
        var one = site.unknownInstance(TenantId.random());
        var another = site.unknownInstance(TenantId.random());
        sweepAfter(Duration.ZERO);
        sweepAfter(Duration.ofDays(2));
        assertThat(findings.lastRun().halted()).isEqualTo("2 of 2 instances are unknown.");
        assertThat(isOn(one) && isOn(another)).isTrue();
        Cloud.terminate(another.value());
        sweepAfter(Duration.ofMinutes(5));
        assertThat(findings.lastRun().halted()).isNull();
        await().until(() -> site.stateOf(one) == InstanceStateName.TERMINATED);
    }

    @Test
    void removesNoMoreThanAFewAtATimeAndGoesOnAfterAFailure() {
        var unknown = Stream.generate(() -> site.unknownInstance(TenantId.random()))
                .limit(5)
                .toList();
        var yesterday = clock.instant().minus(Duration.ofHours(25));
        var orphans = Stream.concat(Stream.of("i-malformed"), unknown.stream().map(InstanceId::value))
                .map(name -> new Orphan(Kind.INSTANCE, name, null, "running", yesterday, null))
                .toList();
        measures.clear(orphans, new Seen(List.of(), new Identities(Set.of(), Set.of()), Set.of()));
        assertThat(unknown).filteredOn(this::isOn).hasSize(3);
    }

    @Test
    void removesAnUnknownIdentityAfterADayButNeverFromUnderAnInstance() {
        var tenant = TenantId.random();
        fleet.grant(tenant, site.bucketOf(tenant));
        var unknown = site.unknownInstance(tenant);
        sweepAfter(Duration.ZERO);
        assertThat(findings.orphans()).extracting(Orphan::kind).containsExactlyInAnyOrder(Kind.INSTANCE, Kind.IDENTITY);
        sweepAfter(Duration.ofHours(24));
        assertThat(Cloud.leftOf(tenant.value())).contains(site.bucketOf(tenant).value());
        await().until(() -> site.stateOf(unknown) == InstanceStateName.TERMINATED);
        sweepAfter(Duration.ofMinutes(5));
        assertThat(Cloud.leftOf(tenant.value())).isEmpty();
    }

    @Test
    void neverTouchesAnUnknownBucketUnasked() {
        var bucket = unknownBucket();
        sweepAfter(Duration.ZERO);
        sweepAfter(Duration.ofDays(400));
        assertThat(findings.orphans())
                .singleElement()
                .satisfies(orphan -> assertThat(orphan.name()).isEqualTo(bucket.value()));
        assertThat(Cloud.S3
                        .listObjectsV2(request -> request.bucket(bucket.value()))
                        .contents())
                .hasSize(1);
    }

    @Test
    void removesAnUnknownBucketWhenAnOperatorConfirms() {
        var bucket = unknownBucket();
        sweepAfter(Duration.ZERO);
        assertThat(findings.askForRemoval(bucket, clock.instant())).isTrue();
        sweepAfter(Duration.ZERO);
        assertThat(Cloud.S3.listBuckets().buckets())
                .noneMatch(left -> left.name().equals(bucket.value()));
        assertThat(findings.orphans()).isEmpty();
    }

    @Test
    void keepsABucketThatIsKnownAgainWhateverWasConfirmed() {
        var tenant = TenantId.random();
        buckets.ensure(site.bucketOf(tenant), tenant);
        sweepAfter(Duration.ZERO);
        findings.askForRemoval(site.bucketOf(tenant), clock.instant());
        site.subscribed(tenant);
        sweepAfter(Duration.ZERO);
        assertThat(Cloud.buckets(tenant.value())).hasSize(1);
        assertThat(findings.orphans()).isEmpty();
    }

    @Test
    void doesNotReportABucketWithoutTheTag() {
        var name = site.bucketOf(TenantId.random()).value();
        Cloud.S3.createBucket(request -> request.bucket(name));
        sweepAfter(Duration.ZERO);
        assertThat(findings.orphans()).isEmpty();
    }

    private BucketName unknownBucket() {
        var tenant = TenantId.random();
        var bucket = site.bucketOf(tenant);
        Cloud.S3.createBucket(request -> request.bucket(bucket.value()));
        Cloud.put(bucket.value(), "sources/abcdefghijklmnop/original");
        // from here on it takes nothing that comes without TLS
        buckets.ensure(bucket, tenant);
        return bucket;
    }

    private void sweepAfter(Duration time) {
        clock.step(time);
        sweep.run();
    }

    private boolean isOn(InstanceId instance) {
        return List.of(InstanceStateName.PENDING, InstanceStateName.RUNNING).contains(site.stateOf(instance));
    }
}
