package ly.ptsd.aim.crash;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import ly.ptsd.aim.testbed.Api;

/** What people and their browsers do while the service comes and goes. */
final class People {

    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private People() {}

    static List<UUID> accounts(int count) {
        return Stream.generate(UUID::randomUUID).limit(count).toList();
    }

    /** As a browser does that gets no answer: again, with the same key, until there is one. */
    static void subscribe(Api api, UUID account) {
        var key = UUID.randomUUID().toString();
        until(() -> api.as(account).subscribe("basic", key).status() == 202);
    }

    static boolean isActive(Api api, UUID account) {
        try {
            var subscriptions = api.as(account).get("/api/subscriptions").json();
            return subscriptions.size() == 1
                    && subscriptions.path(0).path("state").asString().equals("ACTIVE");
        } catch (IllegalStateException noAnswer) {
            return false;
        }
    }

    static void until(Callable<Boolean> done) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(done);
    }
}
