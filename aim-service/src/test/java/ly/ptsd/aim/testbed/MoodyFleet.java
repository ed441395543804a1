package ly.ptsd.aim.testbed;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import ly.ptsd.aim.bucket.BucketName;
import ly.ptsd.aim.instance.InstanceFleet;
import ly.ptsd.aim.instance.InstanceId;
import ly.ptsd.aim.instance.LaunchOrder;
import ly.ptsd.aim.tenant.TenantId;

/** The real fleet, until it is told otherwise for the next calls. */
public final class MoodyFleet implements InstanceFleet {

    private final InstanceFleet fleet;
    private final Deque<LaunchAnswer> launchAnswers = new ArrayDeque<>();
    private Optional<Sighting> sighting = Optional.empty();
    private boolean losesAnswer;
    private Runnable beforeAnswering = () -> {};

    MoodyFleet(InstanceFleet fleet) {
        this.fleet = fleet;
    }

    public void answerLaunches(LaunchAnswer answer, int times) {
        for (int i = 0; i < times; i++) {
            launchAnswers.add(answer);
        }
    }

    /** The next launch happens, but nobody learns of it. */
    public void loseNextAnswer() {
        losesAnswer = true;
    }

    /** What happens elsewhere while the next launch is under way. */
    public void duringNextLaunch(Runnable event) {
        beforeAnswering = event;
    }

    public void show(Sighting seen) {
        sighting = Optional.of(seen);
    }

    public void calmDown() {
        launchAnswers.clear();
        sighting = Optional.empty();
        losesAnswer = false;
        beforeAnswering = () -> {};
    }

    @Override
    public void grant(TenantId tenant, BucketName bucket) {
        fleet.grant(tenant, bucket);
    }

    @Override
    public void revoke(TenantId tenant) {
        fleet.revoke(tenant);
    }

    @Override
    public LaunchAnswer launch(LaunchOrder order, String userData) {
        if (!launchAnswers.isEmpty()) {
            return launchAnswers.pop();
        }
        var answer = fleet.launch(order, userData);
        var event = beforeAnswering;
        beforeAnswering = () -> {};
        event.run();
        if (losesAnswer) {
            losesAnswer = false;
            throw new IllegalStateException("the connection broke before the answer came");
        }
        return answer;
    }

    @Override
    public Sighting look(InstanceId instance) {
        return sighting.orElseGet(() -> fleet.look(instance));
    }

    @Override
    public void stop(InstanceId instance) {
        fleet.stop(instance);
    }

    @Override
    public void start(InstanceId instance) {
        fleet.start(instance);
    }

    @Override
    public List<InstanceId> of(TenantId tenant) {
        return fleet.of(tenant);
    }

    @Override
    public void terminate(InstanceId instance) {
        fleet.terminate(instance);
    }
}
