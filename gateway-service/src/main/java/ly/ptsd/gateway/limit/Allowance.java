package ly.ptsd.gateway.limit;

import java.time.Duration;

/**
 * What one caller may still do: tokens leased from their bucket in Redis, counted down here without asking it. When none
 * is left and the next lease is on its way, a few more are given on credit and settled with that lease.
 */
final class Allowance {

    /** The bucket's answer to a lease: what it gave, what it still holds, and when it has one more. */
    record Lease(int leased, long left, Duration pause) {}

    /** An answer to one request; {@code pause} is zero when it may pass. */
    record Verdict(long remaining, Duration pause) {

        boolean passes() {
            return pause.isZero();
        }
    }

    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final Quota quota;

    /** Below zero what was given on credit. */
    private int tokens;

    private long leftInBucket;
    private long emptyUntil;
    private boolean empty;
    private boolean asking;

    Allowance(Quota quota) {
        this.quota = quota;
        this.leftInBucket = quota.capacity();
    }

    /** @param now in nanoseconds of whatever clock the other calls use */
    synchronized Verdict take(long now) {
        if (empty && emptyUntil - now > 0) {
            return new Verdict(0, Duration.ofNanos(emptyUntil - now));
        }
        if (tokens <= -quota.credit()) {
            return new Verdict(0, A_MOMENT);
        }
        empty = false;
        tokens--;
        return new Verdict(Math.max(0, leftInBucket + tokens), Duration.ZERO);
    }

    /** Whether a lease is due; whoever hears yes asks for it. */
    synchronized boolean shouldAsk() {
        if (asking || empty || tokens > quota.batch() / 2) {
            return false;
        }
        asking = true;
        return true;
    }

    /** What the next lease has to settle. */
    synchronized int onCredit() {
        return Math.max(0, -tokens);
    }

    synchronized void leased(Lease lease, int settled, long now) {
        asking = false;
        tokens += settled + lease.leased();
        leftInBucket = lease.left();
        empty = lease.leased() == 0 && tokens <= 0;
        emptyUntil = now + lease.pause().toNanos();
    }

    /** The bucket cannot be asked: what was given on credit is nobody's debt. */
    synchronized void notLeased() {
        asking = false;
        tokens = Math.max(0, tokens);
    }
}
