package ly.ptsd.aim.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import ly.ptsd.aim.subscription.AccountEnding;
import ly.ptsd.aim.subscription.Step;
import ly.ptsd.aim.subscription.StepProgress;
import ly.ptsd.aim.subscription.Subscription;
import ly.ptsd.aim.subscription.SubscriptionState.Active;
import ly.ptsd.aim.subscription.Subscriptions;
import ly.ptsd.aim.testbed.Api;
import ly.ptsd.aim.testbed.Cloud;
import ly.ptsd.aim.testbed.MediaServer;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.ec2.model.Instance;

/** Does a subscription's steps by hand, and plays the media server when one is waited for. */
@TestComponent
class Stage {

    private final Reconciler reconciler;
    private final Subscriptions subscriptions;
    private final AccountEnding accountEnding;
    private final JdbcClient jdbc;
    private final Map<String, MediaServer> servers = new ConcurrentHashMap<>();
    private final Map<MediaServer, String> tokens = new ConcurrentHashMap<>();

    Stage(Reconciler reconciler, Subscriptions subscriptions, AccountEnding accountEnding, JdbcClient jdbc) {
        this.reconciler = reconciler;
        this.subscriptions = subscriptions;
        this.accountEnding = accountEnding;
        this.jdbc = jdbc;
    }

    UUID subscribe(Api api, UUID account) {
        return UUID.fromString(api.as(account).subscribe().string("id"));
    }

    /** From now on there are no tenants but those to come. */
    void clear() {
        jdbc.sql("UPDATE subscription SET state = 'ENDED', ended_at = created_at, live_account_id = NULL")
                .update();
    }

    /** Its account is deleted. */
    void end(UUID id) {
        accountEnding.end(get(id).account());
    }

    Subscription get(UUID id) {
        return subscriptions.find(id).orElseThrow();
    }

    String tenant(UUID id) {
        return get(id).tenant().value();
    }

    Next step(UUID id) {
        return reconciler.step(id);
    }

    /** Steps until the subscription is as wanted. */
    void stepUntil(UUID id, Predicate<Subscription> wanted) {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(30))
                .pollInSameThread()
                .until(() -> {
                    if (!wanted.test(get(id))) {
                        reconciler.step(id);
                    }
                    return wanted.test(get(id));
                });
    }

    void stepUntil(UUID id, Step step) {
        stepUntil(id, subscription -> isAt(subscription, step));
    }

    /** All the way; the media server calls in as soon as it is waited for. */
    void activate(UUID id, Api api) {
        stepUntil(id, subscription -> {
            if (isAt(subscription, Step.HEALTH)) {
                callIn(id, api);
            }
            return subscription.state() instanceof Active;
        });
    }

    /** Boot and first health call of the tenant's newest instance; nothing when it has called in before. */
    MediaServer callIn(UUID id, Api api) {
        var newest = Cloud.living(tenant(id)).stream()
                .max(Comparator.comparing(Instance::launchTime).thenComparing(this::generation))
                .orElseThrow();
        return servers.computeIfAbsent(newest.instanceId(), _ -> {
            var server = new MediaServer(api, newest);
            var booted = server.boot();
            assertThat(booted.status()).as(booted.text()).isEqualTo(200);
            tokens.put(server, booted.string("machineToken"));
            assertThat(health(server).status()).isEqualTo(200);
            return server;
        });
    }

    private int generation(Instance instance) {
        return instance.tags().stream()
                .filter(tag -> tag.key().equals("ptsd:generation"))
                .mapToInt(tag -> Integer.parseInt(tag.value()))
                .findFirst()
                .orElseThrow();
    }

    /** Another health call. */
    Api.Answer health(MediaServer server) {
        return health(server, Map.of());
    }

    Api.Answer health(MediaServer server, Map<String, Object> more) {
        return server.callIn(tokens.get(server), more);
    }

    static boolean isAt(Subscription subscription, Step step) {
        return subscription
                .timeline()
                .current()
                .filter(current -> current.name() == step && current.state() == StepProgress.State.RUNNING)
                .isPresent();
    }
}
