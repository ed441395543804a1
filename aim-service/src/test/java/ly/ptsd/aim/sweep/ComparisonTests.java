package ly.ptsd.aim.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import ly.ptsd.aim.bucket.BucketInventory;
import ly.ptsd.aim.instance.InstanceId;
import ly.ptsd.aim.instance.InstanceInventory;
import ly.ptsd.aim.sweep.Comparison.Result;
import ly.ptsd.aim.testbed.SteppedClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** However a launch and a sweep meet, the launch is not taken for a stranger, and not missed either. */
@SweepTest
class ComparisonTests {

    private final Site site;
    private final InstanceInventory instances;
    private final BucketInventory buckets;
    private final KnownResources known;
    private final Findings findings;
    private final SweepProperties properties;
    private final SteppedClock clock;

    ComparisonTests(
            @Autowired Site site,
            @Autowired InstanceInventory instances,
            @Autowired BucketInventory buckets,
            @Autowired KnownResources known,
            @Autowired Findings findings,
            @Autowired SweepProperties properties,
            @Autowired SteppedClock clock) {
        this.site = site;
        this.instances = instances;
        this.buckets = buckets;
        this.known = known;
        this.findings = findings;
        this.properties = properties;
        this.clock = clock;
    }

    @BeforeEach
    @AfterEach
    void clear() {
        site.clear();
        clock.reset();
    }

    @Test
    void explainsALaunchWhoseAnswerIsNotWrittenDown() {
        site.launch(site.order(site.subscribed()));
        assertNothingIsWrong(compare(() -> {}, () -> {}));
    }

    @Test
    void explainsWhatIsLaunchedWhileItLists() {
        assertNothingIsWrong(compare(site::tenant, () -> {}));
    }

    @Test
    void explainsAnAnswerThatIsWrittenDownBetweenListingAndReading() {
        var tenant = site.subscribed();
        var launched = site.launch(site.order(tenant));
        assertNothingIsWrong(compare(() -> {}, () -> site.record(tenant, launched)));
    }

    @Test
    void doesNotMissWhatIsLaunchedAfterItHasListed() {
        assertNothingIsWrong(compare(() -> {}, site::tenant));
    }

    @Test
    void doesNotExplainAnInstanceByAnOrderOfAnotherGeneration() {
        var tenant = site.subscribed();
        site.order(tenant);
        var unknown = site.unknownInstance(tenant);
        assertThat(compare(() -> {}, () -> {}).orphans())
                .extracting(Orphan::name)
                .containsExactly(unknown.value());
    }

    private static void assertNothingIsWrong(Result result) {
        assertThat(result.orphans()).isEmpty();
        assertThat(result.missing()).isEmpty();
    }

    /** Something else happens just before the listing, and just after it. */
    private Result compare(Runnable before, Runnable after) {
        var disturbed = new InstanceInventory() {
            @Override
            public List<Found> instances() {
                before.run();
                var found = instances.instances();
                after.run();
                return found;
            }

            @Override
            public Identities identities() {
                return instances.identities();
            }

            @Override
            public Map<InstanceId, String> condemned() {
                return instances.condemned();
            }
        };
        return new Comparison(disturbed, buckets, known, findings, properties, clock).compare();
    }
}
