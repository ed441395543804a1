package ly.ptsd.aim.instance.ec2;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers many askers with few questions. One question is asked at a time; whoever asks meanwhile is answered by the
 * next one, together with all others who wait. Nobody waits when nobody else asks, and nobody is told what was seen
 * before they asked.
 */
final class Gathering<K, V> {

    private final Lock turn = new ReentrantLock(true);
    private final Function<Set<K>, Map<K, V>> question;
    private final int most;
    private Round<K, V> next = new Round<>();

    /** Those who are answered together, and how. */
    private static final class Round<K, V> {

        private final Set<K> keys = new HashSet<>();
        private Map<K, V> answers = Map.of();
        private @Nullable RuntimeException failure;
        private boolean over;
    }

    /** @param most how many are asked about at once */
    Gathering(int most, Function<Set<K>, Map<K, V>> question) {
        this.most = most;
        this.question = question;
    }

    /** What is known of it; empty when nothing is. Fails when the question failed, for all who were waiting for it. */
    Optional<V> ask(K key) {
        var round = join(key);
        turn.lock();
        try {
            if (!round.over) {
                answer(round);
            }
        } finally {
            turn.unlock();
        }
        if (round.failure != null) {
            throw round.failure;
        }
        return Optional.ofNullable(round.answers.get(key));
    }

    private synchronized Round<K, V> join(K key) {
        if (next.keys.size() == most) {
            next = new Round<>();
        }
        next.keys.add(key);
        return next;
    }

    private void answer(Round<K, V> round) {
        try {
            round.answers = question.apply(close(round));
        } catch (RuntimeException failure) {
            round.failure = failure;
        }
        round.over = true;
    }

    private synchronized Set<K> close(Round<K, V> round) {
        if (next == round) {
            next = new Round<>();
        }
        return round.keys;
    }
}
