package ly.ptsd.aim.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import ly.ptsd.aim.bucket.TenantBuckets;
import ly.ptsd.aim.instance.InstanceFleet;
import ly.ptsd.aim.sql.Columns;
import ly.ptsd.aim.subscription.ReconcileTask;
import ly.ptsd.aim.sweep.Orphan.Kind;
import ly.ptsd.aim.tenant.TenantId;
import ly.ptsd.aim.testbed.Cloud;
import ly.ptsd.aim.testbed.SteppedClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What is recorded and not there is made anew, or people are told. */
@SweepTest
class MissingResourceTests {

    private static final Duration SETTLED = Duration.ofMinutes(6);

    private final Site site;
    private final Sweep sweep;
    private final Findings findings;
    private final InstanceFleet fleet;
    private final TenantBuckets buckets;
    private final JdbcClient jdbc;
    private final SteppedClock clock;

    MissingResourceTests(
            @Autowired Site site,
            @Autowired Sweep sweep,
            @Autowired Findings findings,
            @Autowired InstanceFleet fleet,
            @Autowired TenantBuckets buckets,
            @Autowired JdbcClient jdbc,
            @Autowired SteppedClock clock) {
        this.site = site;
        this.sweep = sweep;
        this.findings = findings;
        this.fleet = fleet;
        this.buckets = buckets;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @BeforeEach
    @AfterEach
    void clear() {
        site.clear();
        clock.reset();
    }

    @Test
    void wakesTheReconcilerWhenAnInstanceIsMissing() {
        var tenant = site.tenant();
        asleepUntil(tenant, clock.instant().plus(Duration.ofDays(1)));
        Cloud.terminate(site.instanceOf(tenant).value());
        sweepAfter(SETTLED);
        assertThat(missing()).containsExactly(Kind.INSTANCE);
        assertThat(executionTime(tenant)).isBeforeOrEqualTo(Columns.of(clock.instant()));
    }

    @Test
    void makesAMissingIdentityAnew() {
        var tenant = site.tenant();
        fleet.revoke(tenant);
        sweepAfter(SETTLED);
        assertThat(missing()).containsExactly(Kind.IDENTITY);
        assertThat(Cloud.IAM.listInstanceProfiles().instanceProfiles())
                .extracting(InstanceProfile::instanceProfileName)
                .contains(site.bucketOf(tenant).value());
        sweepAfter(Duration.ofMinutes(5));
        assertThat(missing()).isEmpty();
    }

    @Test
    void makesAnIdentityWholeOfWhichAPartIsMissing() {
        var tenant = site.tenant();
        var name = site.bucketOf(tenant).value();
        Cloud.IAM.removeRoleFromInstanceProfile(
                request -> request.instanceProfileName(name).roleName(name));
        sweepAfter(SETTLED);
        assertThat(missing()).containsExactly(Kind.IDENTITY);
        sweepAfter(Duration.ofMinutes(5));
        assertThat(missing()).isEmpty();
    }

    @Test
    void saysThatABucketIsMissingAndMakesNoneInItsPlace() {
        var tenant = site.tenant();
        buckets.remove(site.bucketOf(tenant));
        sweepAfter(SETTLED);
        sweepAfter(Duration.ofDays(1));
        assertThat(missing()).containsExactly(Kind.BUCKET);
        assertThat(findings.missing().getFirst().owner().tenant()).isEqualTo(tenant);
        assertThat(Cloud.buckets(tenant.value())).isEmpty();
    }

    @Test
    void keepsSinceWhenSomethingIsMissing() {
        buckets.remove(site.bucketOf(site.tenant()));
        sweepAfter(SETTLED);
        var first = findings.missing();
        sweepAfter(Duration.ofMinutes(5));
        assertThat(findings.missing()).isEqualTo(first);
    }

    @Test
    void missesNothingOfASubscriptionThatEnds() {
        var tenant = site.tenant();
        jdbc.sql("UPDATE subscription SET state = 'ENDING' WHERE tenant_id = ?")
                .param(tenant.value())
                .update();
        Cloud.terminate(site.instanceOf(tenant).value());
        buckets.remove(site.bucketOf(tenant));
        sweepAfter(SETTLED);
        assertThat(missing()).isEmpty();
    }

    @Test
    void repairsSettingsAndRightsThatSomebodyChanged() {
        var tenant = site.tenant();
        var name = site.bucketOf(tenant).value();
        Cloud.S3.deletePublicAccessBlock(request -> request.bucket(name));
        Cloud.IAM.putRolePolicy(
                request -> request.roleName(name).policyName("more").policyDocument("""
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}"""));
        sweepAfter(SETTLED);
        assertThat(Cloud.S3
                        .getPublicAccessBlock(request -> request.bucket(name))
                        .publicAccessBlockConfiguration()
                        .blockPublicPolicy())
                .isTrue();
        assertThat(Cloud.IAM.listRolePolicies(request -> request.roleName(name)).policyNames())
                .containsExactly("bucket");
    }

    @Test
    void looksAfterTheSettingsOfEveryTenantInItsTurn() {
        var names = Stream.generate(site::tenant)
                .limit(3)
                .map(tenant -> site.bucketOf(tenant).value())
                .toList();
        names.forEach(name -> Cloud.S3.deleteBucketCors(request -> request.bucket(name)));
        sweepAfter(SETTLED);
        assertThat(withoutCors(names)).isEqualTo(2);
        sweepAfter(Duration.ofMinutes(5));
        sweepAfter(Duration.ofMinutes(5));
        assertThat(withoutCors(names)).isZero();
    }

    private static long withoutCors(List<String> names) {
        return Cloud.S3.listBuckets().buckets().stream()
                .filter(bucket -> names.contains(bucket.name()))
                .filter(bucket -> !hasCors(bucket.name()))
                .count();
    }

    private static boolean hasCors(String bucket) {
        try {
            return Cloud.S3.getBucketCors(request -> request.bucket(bucket)).hasCorsRules();
        } catch (S3Exception none) {
            return false;
        }
    }

    private void asleepUntil(TenantId tenant, Instant time) {
        jdbc.sql("""
                INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                VALUES (?, ?, ?, FALSE, 1)""")
                .params(ReconcileTask.DESCRIPTOR.getTaskName(), subscription(tenant), Columns.of(time))
                .update();
    }

    private LocalDateTime executionTime(TenantId tenant) {
        return jdbc.sql("SELECT execution_time FROM scheduled_tasks WHERE task_instance = ?")
                .param(subscription(tenant))
                .query(LocalDateTime.class)
                .single();
    }

    private String subscription(TenantId tenant) {
        UUID id = jdbc.sql("SELECT id FROM subscription WHERE tenant_id = ?")
                .param(tenant.value())
                .query((row, _) -> Columns.uuid(row, "id"))
                .single();
        return id.toString();
    }

    private List<Kind> missing() {
        return findings.missing().stream().map(MissingResource::kind).toList();
    }

    private void sweepAfter(Duration time) {
        clock.step(time);
        sweep.run();
    }
}
