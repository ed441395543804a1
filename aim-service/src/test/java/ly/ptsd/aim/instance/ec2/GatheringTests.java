package ly.ptsd.aim.instance.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Few questions, an answer for everybody. */
class GatheringTests {

    private static final int MOST = 10;

    private final Queue<Set<Integer>> questions = new ConcurrentLinkedQueue<>();
    private final CountDownLatch held = new CountDownLatch(1);

    @Test
    void asksAtOnceWhenNobodyElseAsks() {
        held.countDown();
        var gathering = gathering(UnaryOperator.identity());
        assertThat(gathering.ask(1)).contains("1");
        assertThat(gathering.ask(1)).contains("1");
        assertThat(questions).containsExactly(Set.of(1), Set.of(1));
    }

    @Test
    void asksOnceForAllWhoCameMeanwhileAndNoMoreThanMayBeAskedAtOnce() {
        var gathering = gathering(UnaryOperator.identity());
        var answers = askTogether(gathering, 1 + MOST + 1);
        assertThat(answers).allSatisfy(answer -> assertThat(answer).isPresent());
        assertThat(questions).hasSize(3).allSatisfy(asked -> assertThat(asked).hasSizeLessThanOrEqualTo(MOST));
    }

    @Test
    void saysThatNothingIsKnown() {
        held.countDown();
        assertThat(gathering(_ -> Map.of()).ask(1)).isEmpty();
    }

    @Test
    void failsWhenTheQuestionFails() {
        held.countDown();
        var gathering = gathering(_ -> {
            throw new IllegalStateException("too fast");
        });
        assertThatIllegalStateException().isThrownBy(() -> gathering.ask(1)).withMessage("too fast");
        assertThatIllegalStateException().isThrownBy(() -> gathering.ask(1));
        assertThat(questions).hasSize(2);
    }

    @Test
    void asksNoMoreOftenWhenQuestionsFail() {
        var gathering = gathering(_ -> {
            throw new IllegalStateException("too fast");
        });
        assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> askTogether(gathering, MOST));
        assertThat(questions).hasSize(2);
    }

    private Gathering<Integer, String> gathering(UnaryOperator<Map<Integer, String>> then) {
        Function<Set<Integer>, Map<Integer, String>> question = keys -> {
            questions.add(Set.copyOf(keys));
            awaitRelease();
            return then.apply(keys.stream().collect(Collectors.toMap(key -> key, String::valueOf)));
        };
        return new Gathering<>(MOST, question);
    }

    /** The first question is held until all others are waiting. */
    private List<Optional<String>> askTogether(Gathering<Integer, String> gathering, int askers) {
        var started = new ConcurrentLinkedQueue<Thread>();
        try (var threads = Executors.newFixedThreadPool(askers, work -> {
            var thread = new Thread(work);
            started.add(thread);
            return thread;
        })) {
            var first = CompletableFuture.supplyAsync(() -> gathering.ask(0), threads);
            await().until(() -> questions.size() == 1);
            var others = IntStream.range(1, askers)
                    .mapToObj(key -> CompletableFuture.supplyAsync(() -> gathering.ask(key), threads))
                    .toList();
            await().until(() -> started.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
            held.countDown();
            first.handle((_, _) -> null).join();
            return others.stream().map(CompletableFuture::join).toList();
        }
    }

    private void awaitRelease() {
        try {
            held.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
