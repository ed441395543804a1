package ly.ptsd.aim.crash;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import ly.ptsd.aim.testbed.Api;
import ly.ptsd.aim.testbed.Cloud;
import ly.ptsd.aim.testbed.MediaServer;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;

/** Plays every media server of a deployment: each boots and calls in, again and again, for as long as it runs. */
final class CallingServers implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration HEALTH = Duration.ofSeconds(20);

    private final Api api;
    private final Filter[] running;
    private final Map<String, MediaServer> servers = new ConcurrentHashMap<>();
    private final Map<MediaServer, String> tokens = new ConcurrentHashMap<>();
    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);

    CallingServers(Api api, String deployment) {
        this.api = api;
        this.running =
                new Filter[] {filter("tag:ptsd:deployment", deployment), filter("instance-state-name", "running")};
        repeat(this::boot, PAUSE);
        repeat(this::callInAgain, HEALTH);
    }

    private void repeat(Runnable act, Duration pause) {
        executor.scheduleWithFixedDelay(
                () -> {
                    try {
                        act.run();
                    } catch (RuntimeException theServiceIsAway) {
                        return;
                    }
                },
                0,
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }

    private void boot() {
        Cloud.EC2.describeInstancesPaginator(request -> request.filters(running)).reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .forEach(this::boot);
    }

    private void boot(Instance instance) {
        var server = servers.computeIfAbsent(instance.instanceId(), _ -> new MediaServer(api, instance));
        if (tokens.containsKey(server)) {
            return;
        }
        var booted = server.boot();
        var token = booted.status() == 200 ? booted.string("machineToken") : "";
        if (!token.isEmpty() && server.callIn(token).status() == 200) {
            tokens.put(server, token);
        }
    }

    private void callInAgain() {
        tokens.forEach((server, token) -> {
            if (server.callIn(token).status() == 401) {
                var renewed = server.renew();
                if (renewed.status() == 200) {
                    tokens.put(server, renewed.string("machineToken"));
                }
            }
        });
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
