package ly.ptsd.aim.provisioning;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import ly.ptsd.aim.testbed.StandstillTest;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.stateful.Action;
import net.jqwik.api.stateful.ActionSequence;
import org.springframework.test.context.TestContextManager;

/** Random lives, with deaths of the process and moods of the cloud in them, against a model that fits on a page. */
@StandstillTest
class LifeModelTests {

    private static final int MOST_POINTS = 60;

    /** The service that all tests at a standstill share: jqwik does not know of Spring. */
    private static final TestContextManager SPRING = new TestContextManager(LifeModelTests.class);

    private record Event(String name, Consumer<Life> happens) implements Action<Life> {

        @Override
        public Life run(Life life) {
            happens.accept(life);
            return life;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeContainer
    static void start() throws Exception {
        SPRING.beforeTestClass();
    }

    @AfterContainer
    static void stop() throws Exception {
        SPRING.afterTestClass();
    }

    @Property(tries = 6, edgeCases = EdgeCasesMode.NONE, seed = "20261121")
    void goesAsTheModelSays(@ForAll("lives") ActionSequence<Life> events) {
        var life = new Life(SPRING.getTestContext().getApplicationContext());
        try {
            events.run(life);
        } finally {
            life.leave();
        }
    }

    @Provide
    static Arbitrary<ActionSequence<Life>> lives() {
        var commands = Arbitraries.of(List.<Action<Life>>of(
                new Event("cancel", Life::cancel),
                new Event("undo cancel", Life::undoCancel),
                new Event("stop", Life::stop),
                new Event("start", Life::start),
                new Event("restart", Life::restart),
                new Event("suspend", Life::suspend),
                new Event("resume", Life::resume),
                new Event("replace", Life::replace),
                new Event("change plan", Life::changePlan),
                new Event("no capacity", Life::refuseTheNextLaunch),
                new Event("lost answer", Life::loseTheNextAnswer),
                new Event("an hour", life -> life.letPass(Duration.ofHours(1))),
                new Event("three weeks", life -> life.letPass(Duration.ofDays(21)))));
        var deaths = Arbitraries.integers()
                .between(1, MOST_POINTS)
                .<Action<Life>>map(point -> new Event("death at " + point, life -> life.dieAt(point)));
        var end = Arbitraries.<Action<Life>>of(new Event("end", Life::end));
        return Arbitraries.sequences(
                        Arbitraries.frequencyOf(Tuple.of(12, commands), Tuple.of(4, deaths), Tuple.of(1, end)))
                .ofSize(15);
    }
}
