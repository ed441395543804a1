package ly.ptsd.aim.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import ly.ptsd.aim.reason.Reason;
import ly.ptsd.aim.reason.ReasonCode;
import ly.ptsd.aim.subscription.Changes;
import ly.ptsd.aim.subscription.Subscribing;
import ly.ptsd.aim.subscription.Subscription;
import ly.ptsd.aim.subscription.Subscriptions;
import ly.ptsd.aim.testbed.Api;
import ly.ptsd.aim.testbed.StandstillTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.test.util.ReflectionTestUtils;

/** Following a subscription as the owner's browser does. */
@StandstillTest
class TimelineStreamTests {

    private final UUID account = UUID.randomUUID();
    private final Subscriptions subscriptions;
    private final Changes changes;
    private final JdbcClient jdbc;
    private final Clock clock;
    private Api api;
    private UUID id;

    TimelineStreamTests(
            @Autowired Subscriptions subscriptions,
            @Autowired Changes changes,
            @Autowired JdbcClient jdbc,
            @Autowired Clock clock) {
        this.subscriptions = subscriptions;
        this.changes = changes;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @BeforeEach
    void subscribe(@LocalServerPort int port) {
        api = Api.at(port).as(account);
        id = UUID.fromString(api.subscribe().string("id"));
    }

    @Test
    void showsChangesOfThisAndOfOtherReplicas() throws Exception {
        var lines = new CopyOnWriteArrayList<String>();
        var stream = api.stream("/api/subscriptions/" + id + "/timeline");
        assertThat(stream.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        var follower = Thread.ofVirtual().start(() -> stream.body().forEach(lines::add));
        await().until(() -> lines.stream().anyMatch(line -> line.contains("\"REQUESTED\"")));
        assertThat(lines).contains("event:subscription");

        subscriptions.save(get().provision(clock.instant()));
        await().until(() -> lines.stream().anyMatch(line -> line.contains("\"PROVISIONING\"")));

        jdbc.sql("UPDATE subscription_step SET reason = 'cloud_failing' WHERE name = 'BUCKET'")
                .update();
        jdbc.sql("UPDATE subscription SET version = version + 1").update();
        await().until(() -> lines.stream().anyMatch(line -> line.contains("cloud_failing")));

        subscriptions.save(get().fail(Reason.of(ReasonCode.LAUNCH_REFUSED), clock.instant()));
        follower.join();
        assertThat(lines.stream()
                        .filter(line -> line.startsWith("data:"))
                        .toList()
                        .getLast())
                .contains("\"FAILED\"")
                .contains("\"launch_refused\"");
    }

    @Test
    void stopsLookingWhenTheFollowerHasLeft() {
        var stream = api.stream("/api/subscriptions/" + id + "/timeline");
        await().until(() -> followers().containsKey(id));
        subscriptions.save(get().provision(clock.instant()));

        stream.body().close();

        await().until(() -> {
            subscriptions.save(get().waiting(Reason.of(ReasonCode.NO_CAPACITY)));
            return !followers().containsKey(id);
        });
    }

    @Test
    void letsItsFollowersGoWhenTheProcessEnds(
            @Autowired Subscribing subscribing,
            @Autowired SubscriptionViews views,
            @Autowired ApplicationContext context) {
        var controller = new TimelineController(subscribing, changes, views, clock);
        var token = Jwt.withTokenValue("token")
                .header("alg", "RS256")
                .subject(account.toString())
                .build();
        controller.timeline(token, id);
        await().until(() -> followers().containsKey(id));

        controller.stop(new ContextClosedEvent(context));
        await().until(() -> !followers().containsKey(id));
    }

    private Subscription get() {
        return subscriptions.find(id).orElseThrow();
    }

    private Map<?, ?> followers() {
        return (Map<?, ?>) ReflectionTestUtils.getField(changes, "followers");
    }
}
