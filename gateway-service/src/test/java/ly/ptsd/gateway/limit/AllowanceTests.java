package ly.ptsd.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AllowanceTests {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Quota quota = new Quota("reads-account", 100, 100, Duration.ofMinutes(1), "");
    private final Allowance allowance = new Allowance(quota);
    private long now = 1;

    @Test
    void letsTheFirstRequestsPassBeforeTheBucketAnswers() {
        for (int i = 0; i < quota.credit(); i++) {
            assertThat(allowance.take(now).passes()).isTrue();
        }
        assertThat(allowance.take(now).passes()).isFalse();
        assertThat(allowance.onCredit()).isEqualTo(quota.credit());
    }

    @Test
    void settlesWhatWasGivenOnCredit() {
        take(3);
        allowance.leased(new Allowance.Lease(5, 92, Duration.ZERO), 3, now);
        assertThat(allowance.onCredit()).isZero();
        take(5);
        assertThat(allowance.onCredit()).isZero();
        take(1);
        assertThat(allowance.onCredit()).isEqualTo(1);
    }

    @Test
    void asksOnceAndAgainOnlyWhenHalfABatchIsLeft() {
        take(1);
        assertThat(allowance.shouldAsk()).isTrue();
        assertThat(allowance.shouldAsk()).isFalse();
        allowance.leased(new Allowance.Lease(5, 94, Duration.ZERO), 1, now);
        assertThat(allowance.shouldAsk()).isFalse();
        take(3);
        assertThat(allowance.shouldAsk()).isTrue();
    }

    @Test
    void refusesUntilAnEmptyBucketHasOneMore() {
        take(1);
        allowance.leased(new Allowance.Lease(0, 0, SECOND), 1, now);
        var verdict = allowance.take(now);
        assertThat(verdict.passes()).isFalse();
        assertThat(verdict.pause()).isEqualTo(SECOND);
        assertThat(allowance.shouldAsk()).isFalse();
        now += SECOND.toNanos();
        assertThat(allowance.take(now).passes()).isTrue();
        assertThat(allowance.shouldAsk()).isTrue();
    }

    @Test
    void tellsWhatRemainsHereAndInTheBucket() {
        assertThat(allowance.take(now).remaining()).isEqualTo(99);
        allowance.leased(new Allowance.Lease(5, 94, Duration.ZERO), 1, now);
        assertThat(allowance.take(now).remaining()).isEqualTo(98);
    }

    @Test
    void forgivesWhatTheBucketWasNotTold() {
        take(3);
        allowance.shouldAsk();
        allowance.notLeased();
        assertThat(allowance.onCredit()).isZero();
        take(1);
        assertThat(allowance.shouldAsk()).isTrue();
    }

    private void take(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(allowance.take(now).passes()).isTrue();
        }
    }
}
