package ly.ptsd.aim.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ly.ptsd.aim.provisioning.CrashStories.Cast;
import ly.ptsd.aim.provisioning.CrashStories.Story;
import ly.ptsd.aim.subscription.Cause;
import ly.ptsd.aim.subscription.History;
import ly.ptsd.aim.testbed.Api;
import ly.ptsd.aim.testbed.Cloud;
import ly.ptsd.aim.testbed.Halting;
import ly.ptsd.aim.testbed.SoakReport;
import ly.ptsd.aim.testbed.StandstillTest;
import ly.ptsd.aim.testbed.SteppedClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Tag;

/**
 * Wherever a process dies, once or twice, two others that go on leave the cloud, the database and the history as if
 * nobody had died. A seeded sample of the points; all of them with {@code -Dptsd.soak=true}.
 */
@StandstillTest
class CrashMatrixTests {

    private static final boolean EVERY_POINT = Boolean.getBoolean("ptsd.soak");
    private static final int SAMPLE = 3;
    private static final int TWICE = EVERY_POINT ? 25 : 1;

    private static final Map<String, Integer> survived = new ConcurrentHashMap<>();

    private final Random random = new Random(Long.getLong("ptsd.soak.seed", 20_261_121));
    private final CrashStories stories;
    private final Stage stage;
    private final History history;
    private final JdbcClient jdbc;
    private final SteppedClock clock;
    private Api api;

    CrashMatrixTests(
            @Autowired CrashStories stories,
            @Autowired Stage stage,
            @Autowired History history,
            @Autowired JdbcClient jdbc,
            @Autowired SteppedClock clock) {
        this.stories = stories;
        this.stage = stage;
        this.history = history;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Everything that could be lost, doubled or left over.
     *
     * @param living what runs or rests, and whether people are sent there
     */
    private record Outcome(
            int launched, List<Standing> living, int buckets, int leftovers, int messages, List<Cause> history) {}

    private record Standing(String instanceType, String generation, boolean isRoute) {}

    @BeforeEach
    void start(@LocalServerPort int port) {
        api = Api.at(port);
    }

    @AfterEach
    void setTheClockBack() {
        clock.reset();
    }

    @TestFactory
    Stream<DynamicContainer> everythingIsAsIfNobodyHadDied() {
        // what is asked for once and remembered belongs to no story
        play(stories.all().getFirst());
        return stories.all().stream().map(story -> DynamicContainer.dynamicContainer(story.name(), deaths(story)));
    }

    private Stream<DynamicTest> deaths(Story story) {
        var cast = begin(story);
        var points = Halting.points(() -> story.act().play(cast));
        var expected = outcome(cast);
        forget(cast);
        var once = sample(points.size())
                .mapToObj(point -> dynamicTest(
                        "dies " + points.get(point - 1) + " (" + point + ")", () -> survives(story, expected, point)));
        var twice = IntStream.range(0, TWICE)
                .mapToObj(_ -> List.of(anyOf(points.size()), anyOf(points.size())))
                .map(both -> dynamicTest(
                        "dies at %s, then at %s".formatted(both.getFirst(), both.getLast()),
                        () -> survives(story, expected, both.getFirst(), both.getLast())));
        return Stream.concat(once, twice);
    }

    private void survives(Story story, Outcome expected, int... deaths) {
        var cast = begin(story);
        for (int point : deaths) {
            Halting.dieAt(point, () -> story.act().play(cast));
        }
        var other = CompletableFuture.runAsync(() -> story.act().play(cast));
        story.act().play(cast);
        other.join();
        assertThat(outcome(cast)).isEqualTo(expected);
        forget(cast);
        survived.merge(story.name(), 1, Integer::sum);
    }

    @AfterAll
    static void report() {
        survived.forEach((story, deaths) -> SoakReport.add(Map.of("soak", story, "survived", deaths)));
    }

    private void play(Story story) {
        var cast = begin(story);
        story.act().play(cast);
        forget(cast);
    }

    private Cast begin(Story story) {
        clock.reset();
        var account = UUID.randomUUID();
        var cast = new Cast(api, account, stage.subscribe(api, account));
        story.beginning().prepare(cast);
        return cast;
    }

    private Outcome outcome(Cast cast) {
        var tenant = stage.tenant(cast.subscription());
        return new Outcome(
                Cloud.instances(tenant).size(),
                Cloud.living(tenant).stream().map(this::standing).toList(),
                Cloud.buckets(tenant).size(),
                Cloud.leftOf(tenant).size(),
                messages(tenant),
                history.of(cast.subscription()).stream()
                        .map(History.Entry::cause)
                        .toList());
    }

    private Standing standing(Instance instance) {
        var tags = instance.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value));
        var route = api.get("/internal/tenants/" + tags.get("ptsd:tenant") + "/address");
        return new Standing(
                instance.instanceTypeAsString(),
                tags.get("ptsd:generation"),
                route.string("address").contains("//" + instance.privateIpAddress() + ":"));
    }

    private int messages(String tenant) {
        return jdbc.sql("SELECT COUNT(*) FROM scheduled_tasks WHERE task_name = 'send-message' AND task_data LIKE ?")
                .param("%" + tenant + "%")
                .query(Integer.class)
                .single();
    }

    /** So that those that come after have room, and no silent server puts the brake on. */
    private void forget(Cast cast) {
        Cloud.terminateAll(stage.tenant(cast.subscription()));
        stage.clear();
    }

    private IntStream sample(int points) {
        var all = IntStream.rangeClosed(1, points);
        return EVERY_POINT
                ? all
                : random.ints(1, points + 1)
                        .distinct()
                        .limit(Math.min(SAMPLE, points))
                        .sorted();
    }

    private int anyOf(int points) {
        return 1 + random.nextInt(points);
    }
}
