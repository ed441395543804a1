package ly.ptsd.aim.instance.ec2;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ly.ptsd.aim.instance.InstanceFleet.Checkup;
import software.amazon.awssdk.services.ec2.model.EventCode;
import software.amazon.awssdk.services.ec2.model.InstanceStatus;
import software.amazon.awssdk.services.ec2.model.InstanceStatusEvent;
import software.amazon.awssdk.services.ec2.model.SummaryStatus;

/** Reads what EC2's checks of the host and of the instance say, and what it has planned. */
final class StatusChecks {

    /** After these the instance is gone or has lost its disk's host; a reboot it survives. */
    static final Set<EventCode> TAKEN_AWAY = Set.of(EventCode.INSTANCE_RETIREMENT, EventCode.INSTANCE_STOP);

    /** EC2 leaves events in the list and says so. */
    private static final Set<String> OVER = Set.of("[Completed]", "[Canceled]");

    private StatusChecks() {}

    static Checkup read(InstanceStatus status) {
        var system = status.systemStatus().status();
        var instance = status.instanceStatus().status();
        if (system == SummaryStatus.IMPAIRED || instance == SummaryStatus.IMPAIRED) {
            return new Checkup.Failed("system=%s instance=%s".formatted(system, instance));
        }
        var condemned = condemnation(status);
        if (condemned.isPresent()) {
            return new Checkup.Condemned(condemned.get());
        }
        boolean initializing = Stream.of(system, instance).anyMatch(SummaryStatus.INITIALIZING::equals);
        return initializing ? new Checkup.Pending() : new Checkup.Passed();
    }

    /** The code of the event that will take the instance away. */
    static Optional<String> condemnation(InstanceStatus status) {
        return status.events().stream()
                .filter(event -> TAKEN_AWAY.contains(event.code()) && !isOver(event))
                .map(InstanceStatusEvent::codeAsString)
                .findFirst();
    }

    private static boolean isOver(InstanceStatusEvent event) {
        var description = String.valueOf(event.description());
        return OVER.stream().anyMatch(description::startsWith);
    }
}
