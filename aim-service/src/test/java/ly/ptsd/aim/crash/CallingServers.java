package ly.ptsd.aim.crash;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import ly.ptsd.aim.testbed.Api;
import ly.ptsd.aim.testbed.Cloud;
import ly.ptsd.aim.testbed.MediaServer;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

/** Plays every media server of a deployment: each boots and calls in until the platform has heard it. */
final class CallingServers implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Api api;
    private final Filter deployment;
    private final Map<String, MediaServer> servers = new ConcurrentHashMap<>();
    private final Set<String> heard = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();

    CallingServers(Api api, String deployment) {
        this.api = api;
        this.deployment =
                Filter.builder().name("tag:ptsd:deployment").values(deployment).build();
        executor.scheduleWithFixedDelay(this::callIn, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void callIn() {
        try {
            Cloud.EC2.describeInstancesPaginator(request -> request.filters(deployment)).reservations().stream()
                    .flatMap(reservation -> reservation.instances().stream())
                    .filter(instance -> instance.state().name() == InstanceStateName.RUNNING)
                    .filter(instance -> !heard.contains(instance.instanceId()))
                    .forEach(this::callIn);
        } catch (RuntimeException theServiceIsAway) {
            return;
        }
    }

    private void callIn(Instance instance) {
        var server = servers.computeIfAbsent(instance.instanceId(), _ -> new MediaServer(api, instance));
        var booted = server.boot();
        if (booted.status() == 200
                && server.callIn(booted.string("machineToken")).status() == 204) {
            heard.add(instance.instanceId());
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
